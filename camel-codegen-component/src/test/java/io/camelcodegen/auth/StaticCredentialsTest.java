package io.camelcodegen.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticCredentialsTest {

    private final Map<String, String> variables = new HashMap<>();

    private Credentials resolve(Auth auth) {
        try {
            return StaticCredentials.of("shop", auth, text -> variables.getOrDefault(text, text))
                    .resolve()
                    .join();
        } catch (CompletionException e) {
            throw CodegenErrors.wrap(e);
        }
    }

    @Test
    void bearerIsAnAuthorizationHeader() {
        assertThat(resolve(Auth.bearer("abc")).headers()).isEqualTo(Map.of("Authorization", "Bearer abc"));
    }

    /** The second pair is the example of RFC 7617, section 2.1, in UTF-8. */
    @Test
    void basicIsEncodedInUtf8() {
        assertThat(resolve(Auth.basic("Aladdin", "open sesame")).headers())
                .isEqualTo(Map.of("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        assertThat(resolve(Auth.basic("test", "123£")).headers())
                .isEqualTo(Map.of("Authorization", "Basic dGVzdDoxMjPCow=="));
    }

    @Test
    void apiKeyGoesWhereItIsSaidTo() {
        assertThat(resolve(Auth.apiKey("X-Key", Auth.Location.HEADER, "k")).headers())
                .isEqualTo(Map.of("X-Key", "k"));
        assertThat(resolve(Auth.apiKey("key", Auth.Location.QUERY, "k")).query())
                .isEqualTo(Map.of("key", "k"));
        assertThat(resolve(Auth.apiKey("key", Auth.Location.COOKIE, "k")).cookies())
                .isEqualTo(Map.of("key", "k"));
    }

    @Test
    void variablesAreResolvedAtEachUse() {
        CredentialResolver resolver =
                StaticCredentials.of("shop", Auth.bearer("${T}"), text -> variables.getOrDefault(text, text));
        variables.put("${T}", "first");
        assertThat(resolver.resolve().join().headers()).containsValue("Bearer first");

        variables.put("${T}", "second");

        assertThat(resolver.resolve().join().headers()).containsValue("Bearer second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void emptyCredentialIsMissing(String value) {
        assertMissing(Auth.bearer(value), "'token' is empty");
        assertMissing(Auth.apiKey("X-Key", Auth.Location.HEADER, value), "'X-Key' is empty");
    }

    @Test
    void emptyPasswordIsOne() {
        assertThat(resolve(Auth.basic("token", "")).headers()).containsValue("Basic dG9rZW46");
    }

    @Test
    void credentialThatWouldForgeAHeaderIsRefusedWithoutBeingShown() {
        assertMissing(Auth.bearer("s3cret\r\nX-Evil: 1"), "control character");
        assertMissing(Auth.basic("a:b", "s3cret"), "colon");
    }

    @Test
    void nothingShowsASecret() {
        assertThat(Auth.bearer("s3cret")).asString().doesNotContain("s3cret");
        assertThat(Auth.basic("u", "s3cret")).asString().doesNotContain("s3cret");
        assertThat(Auth.apiKey("k", Auth.Location.QUERY, "s3cret")).asString().doesNotContain("s3cret");
        assertThat(resolve(Auth.bearer("s3cret"))).asString().doesNotContain("s3cret");
    }

    private void assertMissing(Auth auth, String message) {
        assertThatThrownBy(() -> resolve(auth))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.AUTH_MISSING))
                .hasMessageContaining("shop")
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }
}
