package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser brought back from the authorization server: RFC 6749, section 4.1.2, and RFC 9207. */
record BrowserAnswer(
        @Nullable String code,
        @Nullable String error,
        @Nullable String description,
        @Nullable String issuer) {

    /** @throws io.camelcodegen.error.CodegenException AUTH_FAILED where it is a refusal, or from another server */
    AuthorizationCode code(String source, AuthorizationServer server) {
        boolean fromElsewhere = issuer == null ? server.issuerInResponses() : !isOf(server);
        if (fromElsewhere) { // section 2.4: before anything else of it is believed
            throw AuthErrors.noToken(
                    source,
                    "the browser came back from another authorization server than it was sent to",
                    Map.of(),
                    null);
        }
        if (code != null && !code.isBlank() && error == null) {
            return new AuthorizationCode(code);
        }
        Redaction nothing = new Redaction(List.of());
        Map<String, Object> context = new LinkedHashMap<>();
        String said = error == null ? "no code" : ServerText.clean(error, nothing);
        if (error != null) {
            context.put(ErrorContext.OAUTH_ERROR, said);
        }
        String more = description == null ? "" : ": " + ServerText.clean(description, nothing);
        throw AuthErrors.noToken(source, "the login ended with " + said + more, context, null);
    }

    private boolean isOf(AuthorizationServer server) {
        return server.issuer() == null || server.issuer().equals(issuer);
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "BrowserAnswer[error=" + error + "]";
    }
}
