package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.auth.AuthResult;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.RawCallResult;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants secrets wherever a configuration may hold one, has calls succeed and fail, also with servers that repeat what
 * they were sent, and looks for the secrets in all that comes out.
 */
class SecretsTest {

    private static final String SECRET = "s3cret";
    private static final List<String> FORMS = List.of(
            SECRET,
            Base64.getEncoder().encodeToString("user:s3cret-basic".getBytes(StandardCharsets.UTF_8)),
            Base64.getEncoder().encodeToString("app:s3cret-client".getBytes(StandardCharsets.UTF_8)),
            Base64.getEncoder()
                    .encodeToString("s3cret".getBytes(StandardCharsets.UTF_8))
                    .substring(0, 7));

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Notes", "version": "1"}, "paths": {
              "/notes/{status}": {"get": {"operationId": "get",
                "parameters": [{"name": "status", "in": "path", "required": true, "schema": {"type": "integer"}}],
                "responses": {"200": {"description": "them"}}}}}}
            """;

    @TempDir
    Path directory;

    private final Outputs outputs = new Outputs();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SecretsTest::repeatWhatWasSent);
        server.createContext("/token", exchange -> answer(exchange, 200, "application/json", """
                {"access_token": "s3cret-access", "refresh_token": "s3cret-refresh", "token_type": "Bearer",
                 "expires_in": 3600}"""));
        server.createContext(
                "/refusing-token",
                exchange -> answer(exchange, 400, "application/json", """
                {"error": "invalid_client", "error_description": "no client %s %s"}""".formatted(
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        server.stop(0);
        outputs.close();
    }

    /** With the status that the path ends with. */
    private static void repeatWhatWasSent(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int status = path.matches(".*/\\d{3}") ? Integer.parseInt(path.substring(path.length() - 3)) : 401;
        String said = "you sent " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().entrySet();
        answer(exchange, status, "text/plain", status == 200 ? "done" : said);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private SourceConfig rest(String name, int port, Auth auth) throws IOException {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        return SourceConfig.openapi(name, document.toString())
                .baseUrl("http://127.0.0.1:" + port)
                .auth(auth)
                .header("X-Configured", "s3cret-header")
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(2).withInitialDelay(Duration.ofMillis(1)))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<SourceConfig> sources() throws IOException {
        int port = server.getAddress().getPort();
        String url = "http://127.0.0.1:" + port;
        String script = Path.of("src/test/resources/mcp/fault-server.js")
                .toAbsolutePath()
                .toString();
        return List.of(
                rest("bearer", port, Auth.bearer("s3cret-bearer")),
                rest("basic", port, Auth.basic("user", "s3cret-basic")),
                rest("query", port, Auth.apiKey("key", Auth.Location.QUERY, "s3cret-query")),
                rest("cookie", port, Auth.apiKey("key", Auth.Location.COOKIE, "s3cret-cookie")),
                rest("down", freePort(), Auth.apiKey("key", Auth.Location.QUERY, "s3cret-down")),
                rest("custom", port, Auth.custom("tickets")),
                rest("schemes", port, Auth.schemes(Map.of("any", Auth.bearer("s3cret-scheme")))),
                rest("token", port, Auth.clientCredentials(url + "/token", "app", "s3cret-client")),
                rest("notoken", port, Auth.clientCredentials(url + "/refusing-token", "app", "s3cret-client")),
                rest(
                        "refresh",
                        port,
                        Auth.oauth2(Auth.Flow.REFRESH_TOKEN)
                                .tokenUrl(url + "/refusing-token")
                                .clientId("app")
                                .clientSecret("s3cret-client")
                                .clientAuthentication(Auth.ClientAuthentication.CLIENT_SECRET_POST)
                                .refreshToken("s3cret-configured")
                                .build()),
                SourceConfig.mcpHttp("refusing", url + "/mcp?key=s3cret-url")
                        .auth(Auth.bearer("s3cret-mcp"))
                        .header("X-Configured", "s3cret-header")
                        .build(),
                SourceConfig.mcpStdio("process", "node", script, "dies-in-call", "s3cret-argument")
                        .property("env", Map.of("API_TOKEN", "s3cret-environment"))
                        .retry(RetryPolicy.NONE)
                        .build(),
                SourceConfig.mcpStdio("repeating", "node", script, "repeats-secret")
                        .property("env", Map.of("API_TOKEN", "s3cret-environment"))
                        .build());
    }

    @Test
    void nothingThatComesOutShowsASecret() throws Exception {
        outputs.events(camel);
        CodegenComponent component = camel.getComponent("codegen", CodegenComponent.class);
        component.setIndexDirectory("none");
        component.setMeterPerTool(true);
        camel.getRegistry().bind("metricsRegistry", meters);
        camel.getRegistry().bind("own", Auth.bearer("s3cret-own"));
        camel.getRegistry().bind("tickets", (AuthResolver)
                request -> CompletableFuture.completedFuture(AuthResult.header("X-Ticket", "s3cret-ticket")));
        for (SourceConfig config : sources()) {
            camel.getRegistry().bind(config.name() + "-config", config);
            outputs.add("config", config + " " + config.auth());
        }
        outputs.add(
                "config", component + " " + component.getSources() + CallOptions.NONE.withAuth(Auth.bearer("s3cret")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("codegen:events").process(outputs::delivered);
                from("direct:own").to("codegen:bearer__get?auth=#own&param.status=500&retry=NONE");
            }
        });
        camel.start();

        for (String source : List.of(
                "bearer", "basic", "query", "cookie", "down", "custom", "schemes", "token", "notoken", "refresh")) {
            for (int status : List.of(200, 401, 404, 429, 500)) {
                call("codegen:" + source + "__get?lazyStartProducer=true", source + "__get", Map.of("status", status));
            }
        }
        call("direct:own", "bearer__get", Map.of("status", 403));
        call("codegen:refusing__do?lazyStartProducer=true", "refusing__do", Map.of());
        call("codegen:process__do?lazyStartProducer=true", "process__do", Map.of());
        call("codegen:repeating__do?lazyStartProducer=true", "repeating__do", Map.of());
        outputs.operations(camel, meters);
        camel.close();

        assertThat(outputs.seen).anyMatch(text -> text.startsWith("log io.camelcodegen.payloads")); // else at no TRACE
        for (String looked : List.of(
                "error you sent", // placed there by servers that repeat what they get
                "raw you sent",
                "event auth:resolve",
                "delivered type=call:error",
                "delivered type=auth:error",
                "meter camel.codegen.calls",
                "jmx type=codegen",
                "console Source: token",
                "console \"lastError\"",
                "health codegen-source:down",
                "status lastError",
                "metrics successes",
                "route codegen:bearer__get",
                "endpoint bearer__get",
                "config OAuth2")) {
            String kind = looked.substring(0, looked.indexOf(' '));
            String part = looked.substring(looked.indexOf(' ') + 1);
            assertThat(outputs.seen.stream().anyMatch(text -> text.startsWith(kind) && text.contains(part)))
                    .as(looked)
                    .isTrue();
        }
        assertThat(outputs.seen.stream().filter(text -> FORMS.stream().anyMatch(text::contains)))
                .isEmpty();
    }

    /**
     * Camel Main logs the properties it bound, and has them in its dev console. It masks none of those in brackets, so the
     * pages ask for variables.
     */
    @Test
    void propertiesThatNameWhereASecretIsShowNone() throws Exception {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        String source = "camel.component.codegen.sources[notes.";
        System.setProperty("NOTES_SECRET", "s3cret-client");
        System.setProperty("NOTES_HEADER", "s3cret-header");
        Main main = new Main();
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
        main.addInitialProperty(source + "spec]", document.toString());
        main.addInitialProperty(
                source + "baseUrl]", "http://127.0.0.1:" + server.getAddress().getPort());
        main.addInitialProperty(source + "auth.type]", "oauth2");
        main.addInitialProperty(
                source + "auth.tokenUrl]",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/token");
        main.addInitialProperty(source + "auth.clientId]", "app");
        main.addInitialProperty(source + "auth.clientSecret]", "${NOTES_SECRET}");
        main.addInitialProperty(source + "headers.X-Configured]", "${NOTES_HEADER}");
        main.start();

        main.getCamelContext().createProducerTemplate().requestBody("codegen:notes__get", Map.of("status", 200));
        outputs.operations(main.getCamelContext(), meters);
        main.stop();
        System.clearProperty("NOTES_SECRET");
        System.clearProperty("NOTES_HEADER");

        assertThat(outputs.seen).anyMatch(text -> text.startsWith("log") && text.contains(source));
        assertThat(outputs.seen.stream().filter(text -> FORMS.stream().anyMatch(text::contains)))
                .isEmpty();
    }

    /**
     * Those of sources are no options, which Camel Main would log. Its own console of properties shows them all as JSON,
     * whatever their names; the pages say so.
     */
    @Test
    void propertiesThatHoldASecretShowNone() throws Exception {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        String source = "codegen.sources.notes.";
        Main main = new Main();
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
        main.addInitialProperty(source + "spec", document.toString());
        main.addInitialProperty(
                source + "baseUrl", "http://127.0.0.1:" + server.getAddress().getPort());
        main.addInitialProperty(source + "auth.type", "oauth2");
        main.addInitialProperty(
                source + "auth.tokenUrl",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/token");
        main.addInitialProperty(source + "auth.clientId", "app");
        main.addInitialProperty(source + "auth.clientSecret", "s3cret-client");
        main.start();

        main.getCamelContext().createProducerTemplate().requestBody("codegen:notes__get", Map.of("status", 200));
        outputs.operations(main.getCamelContext(), meters);
        main.stop();

        assertThat(outputs.seen).anyMatch(text -> text.contains("notes"));
        assertThat(outputs.seen.stream()
                        .filter(text -> !text.contains("\"key\":\"" + source))
                        .filter(text -> FORMS.stream().anyMatch(text::contains)))
                .isEmpty();
    }

    /** As a route, as Java code and raw. */
    private void call(String uri, String tool, Map<String, Object> parameters) {
        var exchange =
                camel.createProducerTemplate().request(uri, e -> e.getIn().setBody(parameters));
        tell(exchange.getException());
        outputs.add("exchange", exchange + " " + exchange.getMessage().getHeaders());
        try {
            Codegen.of(camel).call(tool, parameters);
        } catch (CodegenException e) {
            tell(e);
        }
        RawCallResult raw = Codegen.of(camel).callRaw(tool, parameters);
        outputs.add("raw", raw);
    }

    private void tell(Exception failure) {
        if (failure != null) {
            outputs.add("error", failure);
        }
    }
}
