package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContextAware;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.telemetrydev.TelemetryDevTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With Camel's own tracing, by its tracer for development, which logs each whole trace. */
class CodegenSpanDecoratorTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RecordingSource pets = new RecordingSource("pets").tool("get", ToolHints.READ_ONLY, "{}");
    private final Logger traces = (Logger) LoggerFactory.getLogger("LOG_TRACE");
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @BeforeEach
    void start() throws Exception {
        seen.start();
        traces.setLevel(Level.INFO);
        traces.addAppender(seen);
        pets.bindTo(
                camel,
                SourceConfig.builder("pets", "recording")
                        .retry(RetryPolicy.NONE)
                        .build());
        TelemetryDevTracer tracer = new TelemetryDevTracer();
        tracer.setTraceFormat("json");
        CamelContextAware.trySetCamelContext(tracer, camel);
        camel.addService(tracer);
        tracer.init(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("codegen:pets__get");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        traces.detachAppender(seen);
        traces.setLevel(null);
    }

    private String trace() {
        camel.createProducerTemplate().request("direct:start", exchange -> {});
        return seen.list.stream().map(ILoggingEvent::getFormattedMessage).reduce("", String::concat);
    }

    @Test
    void spanSaysWhichToolWasCalledAndWithWhatStatus() {
        pets.answer((attempt, number) ->
                CompletableFuture.completedFuture(new ToolResult("x", 201, Map.of("etag", List.of("\"1\"")))));

        assertThat(trace())
                .contains("\"codegen.tool\":\"pets__get\"")
                .contains("\"codegen.source\":\"pets\"")
                .contains("\"http.response.status_code\":\"201\"")
                .doesNotContain("error.type");
    }

    @Test
    void spanSaysWhyACallFailed() {
        pets.answer((attempt, number) ->
                CompletableFuture.failedFuture(NetworkErrors.broken("pets.example", "reset", false, null)));

        assertThat(trace())
                .contains("\"error.type\":\"NETWORK_ERROR\"")
                .contains("\"codegen.tool\":\"pets__get\"")
                .contains("\"codegen.attempts\":\"1\"");
    }
}
