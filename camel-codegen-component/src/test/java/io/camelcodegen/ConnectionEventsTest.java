package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.FaultServer;
import io.camelcodegen.testing.RecordedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of connections, with real ones: a REST server's and an MCP server's process. */
class ConnectionEventsTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders:
                get: {operationId: orders, responses: {"200": {description: ok}}}
            """;

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();
    private final RecordedEvents events = RecordedEvents.of(context);

    private Codegen start(SourceConfig.Builder config) {
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory("none");
        context.addComponent("codegen", component);
        context.getRegistry().bind("source", config.retry(RetryPolicy.NONE).build());
        context.start();
        return Codegen.of(context);
    }

    private SourceConfig.Builder shop(int port) throws IOException {
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        return SourceConfig.openapi("shop", document.toString()).baseUrl("http://127.0.0.1:" + port);
    }

    private static SourceConfig.Builder faulty(String mode) {
        return SourceConfig.mcpStdio(
                "faulty",
                "node",
                Path.of("src/test/resources/mcp/fault-server.js")
                        .toAbsolutePath()
                        .toString(),
                mode);
    }

    private List<EventType> connectionTypes() {
        return events.types().stream()
                .filter(type -> type.name().startsWith("CONNECTION"))
                .toList();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void httpConnectionIsOpenedOnceForManyCallsAndClosed() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            Codegen codegen = start(shop(server.port()));
            codegen.call("shop__orders", Map.of());
            codegen.call("shop__orders", Map.of());
            context.stop();

            CodegenEvent opened = events.await(EventType.CONNECTION_OPEN);
            events.await(EventType.CONNECTION_CLOSE);
            assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_OPEN, EventType.CONNECTION_CLOSE);
            assertThat(opened.getSource()).isEqualTo("shop");
            assertThat(opened.getDetails()).containsEntry("where", "127.0.0.1:" + server.port());
        }
    }

    @Test
    void httpConnectionThatIsRefusedIsAnError() throws Exception {
        int port;
        try (FaultServer server = FaultServer.start(FaultServer.silent())) {
            port = server.port();
        }
        Codegen codegen = start(shop(port));

        assertThatThrownBy(() -> codegen.call("shop__orders", Map.of())).isInstanceOf(CodegenException.class);

        CodegenEvent error = events.await(EventType.CONNECTION_ERROR);
        assertThat(error.getFailure().getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_ERROR);
    }

    @Test
    void mcpProcessIsOpenedAndClosed() {
        Codegen codegen = start(faulty("json-text"));
        codegen.tools("faulty");

        context.stop();

        assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_OPEN, EventType.CONNECTION_CLOSE);
    }

    @Test
    void mcpProcessThatDiesIsAnErrorAndAClose() {
        Codegen codegen = start(faulty("dies-in-call"));

        assertThatThrownBy(() -> codegen.call("faulty__do", Map.of())).isInstanceOf(CodegenException.class);

        assertThat(events.await(EventType.CONNECTION_ERROR).getFailure().getCode())
                .isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(connectionTypes())
                .containsExactly(EventType.CONNECTION_OPEN, EventType.CONNECTION_ERROR, EventType.CONNECTION_CLOSE);
    }

    @Test
    void mcpProcessThatDoesNotStartIsAnError() {
        Codegen codegen = start(faulty("exits"));

        assertThatThrownBy(() -> codegen.tools("faulty")).isInstanceOf(CodegenException.class);

        events.await(EventType.DISCOVERY_ERROR);
        assertThat(connectionTypes()).containsExactly(EventType.CONNECTION_ERROR);
    }
}
