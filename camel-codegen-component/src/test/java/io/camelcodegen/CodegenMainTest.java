package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.call.Codegen;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component as an application meets it: Camel Main, properties, routes in YAML and XML, a real server. */
class CodegenMainTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders/{id}:
                get:
                  operationId: orders/get
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                  responses:
                    "200": {description: The order, content: {application/json: {schema: {type: object}}}}
            """;

    @TempDir
    Path directory;

    private HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Main main = new Main();

    @BeforeEach
    void startShop() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "{\"id\":7,\"total\":12.50}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        main.addInitialProperty(
                "shop.url", "http://127.0.0.1:" + server.getAddress().getPort());
        main.addInitialProperty("shop.token", "s3cret");
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
    }

    @AfterEach
    void stopAll() {
        main.stop();
        server.stop(0);
    }

    private void configureByProperties() {
        main.addInitialProperty(
                "codegen.sources.shop.spec", directory.resolve("shop.yaml").toString());
        main.addInitialProperty("codegen.sources.shop.baseUrl", "{{shop.url}}");
        main.addInitialProperty("codegen.sources.shop.auth.type", "bearer");
        main.addInitialProperty("codegen.sources.shop.auth.token", "{{shop.token}}");
    }

    private void routes(String file, String text) throws Exception {
        Path routes = Files.writeString(directory.resolve(file), text);
        main.configure().withRoutesIncludePattern("file:" + routes);
    }

    private Object call() {
        return main.getCamelContext().createProducerTemplate().requestBody("direct:order", Map.of("id", 7));
    }

    @Test
    void sourceOfCamelPropertiesIsCalledFromAYamlRoute() throws Exception {
        configureByProperties();
        routes("routes.yaml", """
                - route:
                    from:
                      uri: direct:order
                      steps:
                        - to:
                            uri: codegen:shop__orders_get
                            parameters:
                              retry: NONE
                """);
        main.start();

        assertThat(call()).isEqualTo(Map.of("id", 7, "total", 12.5));
        assertThat(requests).containsExactly("GET /orders/7 Bearer s3cret");
    }

    @Test
    void sourceOfTheConfigurationFileIsCalledFromAnXmlRoute() throws Exception {
        Path config = Files.writeString(directory.resolve("codegen.config.json"), """
                {"sources": {"openapi": {"shop": {
                    "spec": "%s", "baseUrl": "{{shop.url}}",
                    "aliases": {"order": "orders/get"}}}}}""".formatted(
                        directory.resolve("shop.yaml").toString().replace("\\", "\\\\")));
        main.addInitialProperty("camel.component.codegen.config", config.toString());
        routes("routes.xml", """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route><from uri="direct:order"/><to uri="codegen:shop__order?param.id=9"/></route>
                </routes>
                """);
        main.start();

        assertThat(call()).isEqualTo(Map.of("id", 7, "total", 12.5));
        assertThat(requests).containsExactly("GET /orders/9 null");
    }

    @Test
    void javaEntryPointCallsTheSameTools() {
        configureByProperties();
        main.start();

        Codegen codegen = Codegen.of(main.getCamelContext());

        assertThat(codegen.tools("shop")).hasSize(1);
        assertThat(codegen.call("shop__orders_get", "{\"id\": 7}")).isEqualTo(Map.of("id", 7, "total", 12.5));
        assertThat(codegen.callTyped("shop__orders_get", Map.of("id", 7), Map.class))
                .containsEntry("id", 7);
    }

    /** The snippet of docs/events-and-metrics.md. */
    @Test
    void eventSnippetOfTheDocumentationWorks() throws Exception {
        String page = Files.readString(Path.of("../docs/events-and-metrics.md"));
        String consumer = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```", page.indexOf("```yaml")));
        configureByProperties();
        routes("routes.yaml", consumer + """

                        - from:
                            uri: direct:alert
                            steps:
                              - to: seda:alerts
                        - from:
                            uri: direct:order
                            steps:
                              - to: codegen:shop__orders_get
                        """);
        main.start();

        main.getCamelContext().createProducerTemplate().request("direct:order", exchange -> {});

        Map<?, ?> event =
                main.getCamelContext().createConsumerTemplate().receiveBody("seda:alerts", 120_000, Map.class);
        assertThat(event.get("type")).isEqualTo("call:error");
        assertThat(event.get("code")).isEqualTo("INVALID_PARAMS");
    }

    /** The snippets of README.md and docs/errors.md, which people copy. */
    @Test
    void snippetsOfTheDocumentationWork() throws Exception {
        String errors = Files.readString(Path.of("../docs/errors.md"));
        String onException =
                errors.substring(errors.indexOf("```yaml\n") + 8, errors.indexOf("\n```", errors.indexOf("```yaml")));
        configureByProperties();
        routes("routes.yaml", onException.replace("RATE_LIMIT", "VALIDATION") + """

                        - from:
                            uri: direct:later
                            steps:
                              - setBody: {constant: later}
                        - from:
                            uri: direct:order
                            steps:
                              - to: codegen:shop__orders_get?param.nothing=1
                        - from:
                            uri: direct:field
                            steps:
                              - setBody: {simple: "${body[0][full_name]}"}
                        - from:
                            uri: timer:daily?period=1d&delay=1d
                            steps:
                              - log: never
                        """);
        main.start();

        assertThat(call()).isEqualTo("later");
        assertThat(main.getCamelContext()
                        .createProducerTemplate()
                        .requestBody("direct:field", List.of(Map.of("full_name", "octocat/Hello-World"))))
                .isEqualTo("octocat/Hello-World");
    }

    @Test
    void missingParameterIsNamedEvenWhenAllOfItsGroupIsMissing() {
        configureByProperties();
        main.start();

        assertThatThrownBy(() -> Codegen.of(main.getCamelContext()).call("shop__orders_get", null))
                .hasMessageContaining("path: missing required field 'id'");
        assertThat(requests).isEmpty();
    }

    @Test
    void twoSourcesOfOneNameAreRefusedAtTheStart() {
        configureByProperties();
        main.bind(
                "again",
                io.camelcodegen.source.SourceConfig.openapi("shop", "other.json")
                        .build());

        assertThatThrownBy(() -> {
                    main.start();
                    Codegen.of(main.getCamelContext());
                })
                .hasStackTraceContaining("there are two sources named 'shop'");
    }
}
