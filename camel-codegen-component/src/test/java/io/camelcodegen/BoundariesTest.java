package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one side of the component must not be able to do to the other: messages, sources, contexts. */
class BoundariesTest {

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Notes", "version": "1"}, "paths": {
              "/notes": {"post": {"operationId": "add",
                "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
                "responses": {"200": {"description": "done"}}}}}}
            """;

    private record Received(String method, String target, Headers headers, String body) {}

    @TempDir
    Path directory;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<CamelContext> contexts = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopAll() {
        for (CamelContext context : contexts) {
            context.stop();
        }
        server.stop(0);
    }

    private SourceConfig.Builder notes(String name) throws IOException {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        return SourceConfig.openapi(name, document.toString()).baseUrl("http://127.0.0.1:" + port() + "/v1");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private CamelContext start(SourceConfig... configs) {
        DefaultCamelContext context = new DefaultCamelContext();
        contexts.add(context);
        context.getComponent("codegen", CodegenComponent.class).setIndexDirectory("none");
        for (SourceConfig config : configs) {
            context.getRegistry().bind(config.name() + "-config", config);
        }
        context.start();
        return context;
    }

    @Test
    void headersOfAMessageChangeNeitherTargetNorCredentials() throws Exception {
        CamelContext context =
                start(notes("notes").auth(Auth.bearer("configured")).build());
        Map<String, Object> fromOutside = new HashMap<>();
        fromOutside.put(CodegenConstants.TOOL_NAME, "bank__pay");
        fromOutside.put("Authorization", "Bearer stolen");
        fromOutside.put("authorization", "Bearer stolen");
        fromOutside.put("Host", "evil.example");
        fromOutside.put("Cookie", "session=stolen");
        fromOutside.put("Content-Length", "1");
        fromOutside.put("Transfer-Encoding", "chunked");
        fromOutside.put("CamelHttpUri", "http://evil.example/");
        fromOutside.put("CamelHttpPath", "/evil");
        fromOutside.put("CamelHttpQuery", "evil=1");
        fromOutside.put("CamelHttpMethod", "DELETE");

        context.createProducerTemplate().requestBodyAndHeaders("codegen:notes__add", Map.of("text", "hi"), fromOutside);

        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/v1/notes");
            assertThat(request.headers().get("Authorization")).containsExactly("Bearer configured");
            assertThat(request.headers().get("Host")).containsExactly("127.0.0.1:" + port());
            assertThat(request.headers()).doesNotContainKeys("Cookie", "Transfer-encoding");
            assertThat(request.body()).isEqualTo("{\"text\":\"hi\"}");
        });
    }

    @Test
    void expressionsAndPlaceholdersInAMessageStayText() throws Exception {
        CamelContext context = start(notes("notes").build());
        String text = "${header.x} ${env:HOME} $simple{body} {{env:HOME}} {{sys:user.home}} #{1+1} ${HOME} $HOME";

        context.createProducerTemplate().requestBody("codegen:notes__add", Map.of("text", text, text, 1));

        assertThat(received).singleElement().satisfies(request -> assertThat(request.body())
                .contains("\"text\":\"" + text + "\"")
                .contains("\"" + text + "\":1"));
    }

    @Test
    void aSourceThatCannotBeDiscoveredLeavesTheOthersAlone() throws Exception {
        Path page = Files.writeString(directory.resolve("page.json"), "<html>Sign in</html>");
        CamelContext context = start(
                notes("notes").build(),
                SourceConfig.openapi("page", page.toString()).build(),
                SourceConfig.mcpStdio("gone", "no-such-program-anywhere").build());
        Codegen codegen = Codegen.of(context);

        assertThatThrownBy(() -> codegen.call("page__add", Map.of()))
                .hasMessageContaining("'page'")
                .hasMessageContaining("page.json");
        assertThatThrownBy(() -> codegen.call("gone__add", Map.of())).hasMessageContaining("no-such-program-anywhere");

        assertThat(codegen.call("notes__add", Map.of("text", "hi"))).isNull();
        assertThat(received).hasSize(1);
    }

    @Test
    void twoContextsInOneJvmShareNothing() throws Exception {
        CamelContext first = start(notes("notes").auth(Auth.bearer("one")).build());
        CamelContext second = start(notes("notes")
                .baseUrl("http://127.0.0.1:" + port() + "/v2")
                .auth(Auth.bearer("two"))
                .build());

        Codegen.of(first).call("notes__add", Map.of());
        Codegen.of(second).call("notes__add", Map.of());
        first.stop();
        Codegen.of(second).call("notes__add", Map.of());

        assertThat(received)
                .extracting(
                        request -> request.target() + " " + request.headers().getFirst("Authorization"))
                .containsExactly("/v1/notes Bearer one", "/v2/notes Bearer two", "/v2/notes Bearer two");
        assertThat(first.getRegistry().lookupByName("codegen-notes"))
                .isNotSameAs(second.getRegistry().lookupByName("codegen-notes"));
    }
}
