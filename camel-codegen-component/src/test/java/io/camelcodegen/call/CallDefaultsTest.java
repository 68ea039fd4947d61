package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.http.HttpClientConfig;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What holds where nobody says anything else. */
class CallDefaultsTest {

    @Test
    void attemptMayTakeHalfAMinuteAndOneOfAnMcpServerAWholeOne() {
        assertThat(CallDefaults.STANDARD.timeoutFor("openapi")).hasSeconds(30);
        assertThat(CallDefaults.STANDARD.timeoutFor("mcp")).hasSeconds(60);
    }

    @Test
    void inputsAreValidatedAndOutputsAreNot() {
        assertThat(CallDefaults.STANDARD.validate()).isTrue();
        assertThat(CallDefaults.STANDARD.validateOutput()).isFalse();
    }

    @Test
    void failuresAreRepeatedTwiceAndTheBreakerIsOn() {
        assertThat(CallDefaults.STANDARD.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(CallDefaults.STANDARD.breaker().enabled()).isTrue();
    }

    @Test
    void sourceHasFiftyConnectionsAndAnswersOfAHundredMegabytes() {
        SourceConfig config = SourceConfig.openapi("shop", "shop.yaml").build();

        assertThat(config.maxConnections()).isEqualTo(50);
        assertThat(config.maxResponseBytes()).isEqualTo(100L * 1024 * 1024);
        assertThat(HttpClientConfig.defaults().maxConnections()).isEqualTo(50);
    }

    @Test
    void timeoutOfTheCallComesBeforeTheSourcesAndThatBeforeTheDefault() {
        CamelContext context = new DefaultCamelContext();
        RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
        shop.bindTo(
                context,
                SourceConfig.builder("shop", "recording")
                        .timeout(Duration.ofSeconds(7))
                        .build());
        context.start();
        Codegen codegen = Codegen.of(context);

        codegen.call("shop__read", Map.of());
        codegen.call("shop__read", Map.of(), CallOptions.NONE.withTimeout(Duration.ofSeconds(3)));

        assertThat(shop.attempts)
                .extracting(attempt -> attempt.context().timeout())
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
        context.stop();
    }
}
