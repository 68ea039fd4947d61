package io.camelcodegen.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;

/** The gateway in a {@link ShopApplication}, as callers see it: over HTTP, with the server of Camel Main. */
final class RestGateway implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final MockWebServer shop;
    private final ShopApplication application;
    private final HttpClient client = HttpClient.newHttpClient();

    RestGateway(Path directory) throws Exception {
        application = new ShopApplication(directory);
        shop = application.shop;
        set("camel.server.enabled", "true");
        set("camel.server.host", "127.0.0.1");
        set("camel.server.port", "0");
    }

    void set(String property, String value) {
        application.set(property, value);
    }

    void start(String yaml) throws Exception {
        application.start(yaml);
    }

    /** @param patterns of the tools that may be called, with commas between them */
    void startAllowing(String patterns) throws Exception {
        start("""
                - templatedRoute:
                    routeTemplateRef: codegen-rest-gateway
                    parameters:
                      - { name: allow, value: "%s" }
                      - { name: retry, value: NONE }
                """.formatted(patterns));
    }

    HttpRequest.Builder request(String target) {
        int port = application
                .main
                .getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return send(request(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(request(target));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** The problem details of RFC 9457 that the response holds. */
    static JsonNode assertProblem(HttpResponse<String> response, String code) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.at("/code").asText()).isEqualTo(code);
        assertThat(problem.at("/title").asText()).isNotEmpty();
        assertThat(problem.at("/detail").asText()).isNotEmpty();
        return problem;
    }

    @Override
    public void close() {
        application.close();
    }
}
