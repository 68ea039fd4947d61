package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.RecordedEvents;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of the sessions with a server over HTTP. */
class McpSessionEventsTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordedEvents events = RecordedEvents.of(context);
    private ScriptedMcpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedMcpServer();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Codegen open() {
        context.getRegistry()
                .bind(
                        "scripted",
                        SourceConfig.mcpHttp("scripted", server.url())
                                .retry(RetryPolicy.NONE)
                                .build());
        context.start();
        return Codegen.of(context);
    }

    private List<EventType> connectionTypes() {
        return events.types().stream()
                .filter(type -> type.name().startsWith("CONNECTION"))
                .toList();
    }

    @Test
    void sessionIsOpenedOnceAndClosedWithTheContext() {
        Codegen codegen = open();
        codegen.call("scripted__do", Map.of());
        codegen.call("scripted__do", Map.of());

        context.stop();

        assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_OPEN, EventType.CONNECTION_CLOSE);
        assertThat(events.of(EventType.CONNECTION_OPEN)
                        .get(0)
                        .getDetails()
                        .get("where")
                        .toString())
                .contains("127.0.0.1");
    }

    @Test
    void sessionThatTheServerForgotIsAnErrorACloseAndANewOne() {
        Codegen codegen = open();
        codegen.tools("scripted");
        server.forgetSessions(404);

        codegen.call("scripted__do", Map.of());

        assertThat(connectionTypes())
                .containsExactly(
                        EventType.CONNECTION_OPEN,
                        EventType.CONNECTION_ERROR,
                        EventType.CONNECTION_CLOSE,
                        EventType.CONNECTION_OPEN);
    }

    @Test
    void sessionThatIsRefusedIsAnError() {
        server.onInitialize((request, exchange) -> ScriptedMcpServer.status(exchange, 500, "no"));
        Codegen codegen = open();

        assertThatThrownBy(() -> codegen.tools("scripted")).isInstanceOf(CodegenException.class);

        assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_ERROR);
    }
}
