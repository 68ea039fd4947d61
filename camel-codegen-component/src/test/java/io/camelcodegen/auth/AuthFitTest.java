package io.camelcodegen.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth.Location;
import io.camelcodegen.auth.SecurityScheme.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthFitTest {

    private static final Auth BEARER = Auth.bearer("s3cret");
    private static final Auth BASIC = Auth.basic("u", "s3cret");
    private static final Auth HEADER_KEY = Auth.apiKey("x-key", Location.HEADER, "s3cret");
    private static final Auth QUERY_KEY = Auth.apiKey("X-Key", Location.QUERY, "s3cret");

    private static SecurityScheme scheme(Kind kind) {
        return kind == Kind.API_KEY
                ? new SecurityScheme("s", kind, "X-Key", Location.HEADER, List.of(), true)
                : new SecurityScheme("s", kind, null, null, List.of(), true);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(BEARER, Kind.BEARER, true),
                Arguments.of(BEARER, Kind.OAUTH2, true),
                Arguments.of(BEARER, Kind.OPEN_ID_CONNECT, true),
                Arguments.of(BEARER, Kind.HTTP, true),
                Arguments.of(BEARER, Kind.UNKNOWN, true),
                Arguments.of(BEARER, Kind.BASIC, false),
                Arguments.of(BEARER, Kind.API_KEY, false),
                Arguments.of(BEARER, Kind.MUTUAL_TLS, false),
                Arguments.of(BASIC, Kind.BASIC, true),
                Arguments.of(BASIC, Kind.BEARER, false),
                Arguments.of(HEADER_KEY, Kind.API_KEY, true),
                Arguments.of(HEADER_KEY, Kind.OAUTH2, false),
                Arguments.of(QUERY_KEY, Kind.API_KEY, false),
                Arguments.of(Auth.apiKey("authorization", Location.HEADER, "s3cret"), Kind.OAUTH2, true),
                Arguments.of(Auth.apiKey("s3cret"), Kind.API_KEY, true),
                Arguments.of(Auth.apiKey("s3cret"), Kind.OAUTH2, false),
                Arguments.of(Auth.mtls("tls"), Kind.MUTUAL_TLS, true),
                Arguments.of(Auth.mtls("tls"), Kind.BEARER, false),
                Arguments.of(Auth.custom("mine"), Kind.API_KEY, true),
                Arguments.of(Auth.none(), Kind.API_KEY, true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tellsCredentialsOfAnotherKindWithoutShowingThem(Auth auth, Kind kind, boolean fits) {
        String mismatch = AuthFit.mismatch(auth, new ToolSecurity(List.of(List.of(scheme(kind))), List.of()));

        if (fits) {
            assertThat(mismatch).isNull();
        } else {
            assertThat(mismatch)
                    .contains("'s'")
                    .contains("configured, and sent")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void oneOfTwoThatAreAskedForTogetherIsNotEnough() {
        List<SecurityScheme> both = List.of(scheme(Kind.BEARER), scheme(Kind.API_KEY));

        assertThat(AuthFit.mismatch(BEARER, new ToolSecurity(List.of(both), List.of())))
                .contains("together with");
    }

    @Test
    void optionalCredentialsFitAnything() {
        ToolSecurity optional = new ToolSecurity(List.of(List.of(scheme(Kind.BASIC)), List.of()), List.of());

        assertThat(AuthFit.mismatch(BEARER, optional)).isNull();
        assertThat(AuthFit.mismatch(BEARER, ToolSecurity.NONE)).isNull();
        assertThat(AuthFit.mismatch(null, new ToolSecurity(List.of(List.of(scheme(Kind.BASIC))), List.of())))
                .isNull();
    }

    @Test
    void nothingShowsASecret() {
        assertThat(Auth.schemes(Map.of("a", BEARER, "b", BASIC, "c", HEADER_KEY))
                        .toString())
                .contains("a=", "b=", "c=")
                .doesNotContain("s3cret");
    }
}
