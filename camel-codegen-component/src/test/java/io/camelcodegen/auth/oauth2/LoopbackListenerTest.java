package io.camelcodegen.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.id.State;
import io.camelcodegen.testing.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackListenerTest {

    private static LoopbackListener open(String redirectUri, int preferredPort) throws IOException {
        return LoopbackListener.open(redirectUri, preferredPort, Runnable::run);
    }

    @ParameterizedTest
    @CsvSource({
        ", http://127.0.0.1:PORT/callback",
        "http://127.0.0.1, http://127.0.0.1:PORT/",
        "http://localhost/back, http://localhost:PORT/back"
    })
    void aPortThatIsFreeStandsInTheRedirectUri(String configured, String expected) throws IOException {
        try (LoopbackListener listener = open(configured, 0)) {
            URI uri = listener.redirectUri();

            assertThat(uri).hasToString(expected.replace("PORT", String.valueOf(uri.getPort())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/",
                "http://0.0.0.0/",
                "https://127.0.0.1/",
                "http://localhost.example.com/",
                "http://127.0.0.1.example.com/"
            })
    void onlyThisMachineIsListenedOn(String configured) {
        assertThatThrownBy(() -> open(configured, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePortOfTheLastLoginIsTakenAgainUnlessSomebodyHasIt() throws IOException {
        int port;
        try (LoopbackListener first = open(null, 0)) {
            port = first.redirectUri().getPort();
            try (LoopbackListener second = open(null, port)) {
                assertThat(second.redirectUri().getPort()).isNotEqualTo(port);
            }
        }
        try (LoopbackListener third = open(null, port)) {
            assertThat(third.redirectUri().getPort()).isEqualTo(port);
        }
    }

    @Test
    void theAnswerWithOurStateIsTakenAndItsPageHidesTheCode() throws IOException {
        try (LoopbackListener listener = open(null, 0)) {
            CompletableFuture<BrowserAnswer> answer = listener.await(new State("ours"));

            HttpResponse<String> repeated =
                    new Browser().open(URI.create(listener.redirectUri() + "?state=ours&state=theirs&code=c"));
            HttpResponse<String> page =
                    new Browser().open(URI.create(listener.redirectUri() + "?state=ours&code=c%2B1&iss=i"));

            assertThat(repeated.statusCode()).isEqualTo(400);
            // the page goes out first
            assertThat(answer)
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isEqualTo(new BrowserAnswer("c+1", null, null, "i"));
            assertThat(answer.join().toString()).doesNotContain("c+1");
            assertThat(page.body()).doesNotContain("c+1");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }
}
