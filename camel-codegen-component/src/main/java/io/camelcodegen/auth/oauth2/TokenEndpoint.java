package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParameterRequirement;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.camelcodegen.auth.Auth;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Exchanges grants for tokens; RFC 6749, sections 4 to 6. */
final class TokenEndpoint {

    private final Auth.OAuth2 config;
    private final ServerAnswers answers;
    private final Clock clock;
    /** Whom tokens are for that no user asked for. */
    private final Object application = new Object();

    TokenEndpoint(Auth.OAuth2 config, ServerAnswers answers, Clock clock) {
        this.config = config;
        this.answers = answers;
        this.clock = clock;
    }

    /** A token for a grant that asks for the configured scopes. */
    CompletableFuture<HeldToken> token(AuthorizationServer server, Client client, AuthorizationGrant grant) {
        return request(server, client, grant, true, null, asksUser(config.flow()) ? new Object() : application);
    }

    /**
     * A token in place of an older one, for the same principal.
     *
     * @param principal of the older one
     */
    CompletableFuture<HeldToken> renew(
            AuthorizationServer server, Client client, String refreshToken, Object principal) {
        return request(
                server,
                client,
                new RefreshTokenGrant(new RefreshToken(refreshToken)),
                false, // RFC 6749, section 6: then as before
                refreshToken,
                principal);
    }

    /** Whether a user logs in, who may be another the next time. */
    static boolean asksUser(Auth.Flow flow) {
        return flow == Auth.Flow.AUTHORIZATION_CODE || flow == Auth.Flow.DEVICE_CODE;
    }

    private CompletableFuture<HeldToken> request(
            AuthorizationServer server,
            Client client,
            AuthorizationGrant grant,
            boolean withScopes,
            @Nullable String previous,
            Object principal) {
        TokenRequest.Builder request = builder(server.tokenUrl(), client, grant);
        if (withScopes && !server.scopes().isEmpty() && asksForScopes(grant)) {
            request.scope(new Scope(server.scopes().toArray(String[]::new)));
        }
        if (server.resource() != null) {
            request.resources(server.resource());
        }
        if (config.audience() != null) {
            request.customParameter("audience", config.audience());
        }
        Instant asked = clock.instant();
        return answers.ask(
                request.build().toHTTPRequest(),
                server.addresses(),
                answer -> read(answer, asked, previous, client, principal));
    }

    private static TokenRequest.Builder builder(URI url, Client client, AuthorizationGrant grant) {
        ClientAuthentication authentication = client.authentication();
        return authentication == null
                ? new TokenRequest.Builder(url, client.clientId(), grant)
                : new TokenRequest.Builder(url, authentication, grant);
    }

    /** A code, authorization or device, stands for the scopes that were asked for with it. */
    private static boolean asksForScopes(AuthorizationGrant grant) {
        return grant.getType().getScopeRequirementInTokenRequest() != ParameterRequirement.NOT_ALLOWED;
    }

    private HeldToken read(JSONObject answer, Instant asked, @Nullable String previous, Client client, Object principal)
            throws ParseException {
        AccessTokenResponse response = AccessTokenResponse.parse(answer);
        AccessToken token = response.getTokens().getAccessToken();
        if (!AccessTokenType.BEARER.equals(token.getType()) || !isSendable(token.getValue())) {
            throw new ParseException("no bearer token");
        }
        RefreshToken fresh = response.getTokens().getRefreshToken();
        String refreshToken = fresh == null ? previous : fresh.getValue();
        boolean renewable = refreshToken != null || !asksUser(config.flow());
        return HeldToken.of(token.getValue(), asked, token.getLifetime(), renewable, refreshToken, client, principal);
    }

    /** RFC 6750, section 2.1, and what else fits a header. */
    private static boolean isSendable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
