package io.camelcodegen.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;

/** An application with this jar: Camel Main, one source {@code shop}, and the server behind it. */
final class ShopApplication implements AutoCloseable {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders/{id}:
                get:
                  operationId: get-order
                  summary: One order
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                  responses:
                    "200": {description: The order, content: {application/json: {schema: {type: object}}}}
              /orders:
                post:
                  operationId: create-order
                  summary: A new order
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [customer]
                          properties: {customer: {type: string}, goods: {type: number}}
                  responses: {"200": {description: The order}}
              /customers:
                get:
                  operationId: list-customers
                  summary: Everybody
                  responses: {"200": {description: The customers}}
            """;

    final MockWebServer shop = new MockWebServer();
    final Main main = new Main();
    private final Path directory;

    ShopApplication(Path directory) throws Exception {
        this.directory = directory;
        shop.start();
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        set("camel.component.codegen.sources[shop.spec]", document.toString());
        set("camel.component.codegen.sources[shop.baseUrl]", shop.url("").toString());
        set("camel.component.codegen.indexDirectory", "none");
    }

    void set(String property, String value) {
        main.addInitialProperty(property, value);
    }

    /** With the template directory that Camel Main looks in unless told otherwise. */
    void start(String yaml) throws Exception {
        Path routes = Files.writeString(directory.resolve("routes.yaml"), yaml);
        String byDefault = main.configure().getRoutesIncludePattern();
        main.configure().withRoutesIncludePattern(byDefault + ",file:" + routes);
        main.start();
    }

    MockEndpoint mock(String uri) {
        return main.getCamelContext().getEndpoint(uri, MockEndpoint.class);
    }

    MockEndpoint received(String uri, int messages) throws InterruptedException {
        MockEndpoint mock = mock(uri);
        mock.expectedMinimumMessageCount(messages);
        mock.assertIsSatisfied(TimeUnit.SECONDS.toMillis(30));
        return mock;
    }

    /** Answers with these statuses in turn, and with the last of them from then on. */
    static Dispatcher answering(int... statuses) {
        return new Dispatcher() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int status = statuses[Math.min(calls.getAndIncrement(), statuses.length - 1)];
                return answer(status, "{\"id\":7}");
            }
        };
    }

    /** Answers every request with this. */
    static Dispatcher fixed(MockResponse response) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        };
    }

    static MockResponse answer(int status, String json) {
        return new MockResponse(status, Headers.of("Content-Type", "application/json"), json);
    }

    @Override
    public void close() {
        main.stop();
        shop.close();
    }
}
