package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.policy.CachePolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cache: true}, through an endpoint and over HTTP. What a cache must do at all is in HttpCacheSuiteTest. */
class ResponseCacheTest {

    private static final String DOCUMENT = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/pets/{id}":{
             "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
             "get":{"operationId":"get","parameters":[{"name":"X-Api-Key","in":"header","schema":{"type":"string"}}],
              "responses":{"200":{"description":"ok"}}},
             "put":{"operationId":"put","responses":{"200":{"description":"ok"}}}}}}""";

    @TempDir
    private Path directory;

    private final MockWebServer server = new MockWebServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Codegen codegen;

    @BeforeEach
    void start() throws Exception {
        server.start();
        Path document = Files.writeString(directory.resolve("pets.json"), DOCUMENT);
        SourceConfig pets = SourceConfig.openapi("pets", document.toString())
                .baseUrl(server.url("/").toString())
                .cache(CachePolicy.ON)
                .build();
        camel.getRegistry().bind("pets", pets);
        camel.start();
        codegen = Codegen.of(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.close();
    }

    private static MockResponse json(String body, String... headers) {
        MockResponse.Builder response =
                new MockResponse.Builder().body(body).setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        return response.build();
    }

    @Test
    void aFreshAnswerIsGivenAgainWithoutAskingTheServer() {
        server.enqueue(json("{\"id\":1}", "Cache-Control", "max-age=60"));

        Object first = codegen.call("pets__get", Map.of("id", "1"));
        Exchange second = camel.createProducerTemplate()
                .request("codegen:pets__get", e -> e.getIn().setBody(Map.of("id", "1")));

        assertThat(first).isEqualTo(Map.of("id", 1));
        assertThat(second.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        assertThat(second.getMessage().getHeader(CodegenConstants.RESPONSE_HEADERS, Map.class))
                .containsEntry("cache-status", List.of("camel-codegen; hit"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void nothingIsKeptUnlessTheSourceSaysSo() throws Exception {
        try (DefaultCamelContext plain = new DefaultCamelContext()) {
            SourceConfig config = SourceConfig.openapi(
                            "plain", directory.resolve("pets.json").toString())
                    .baseUrl(server.url("/").toString())
                    .build();
            plain.getRegistry().bind("plain", config);
            plain.start();
            server.enqueue(json("1", "Cache-Control", "max-age=60"));
            server.enqueue(json("2", "Cache-Control", "max-age=60"));

            assertThat(Codegen.of(plain).call("plain__get", Map.of("id", "1"))).isEqualTo(1);
            assertThat(Codegen.of(plain).call("plain__get", Map.of("id", "1"))).isEqualTo(2);
        }
    }

    @Test
    void aStaleAnswerIsAskedForByItsValidator() throws InterruptedException {
        server.enqueue(json("{\"id\":1}", "ETag", "\"v1\"", "Cache-Control", "no-cache"));
        server.enqueue(new MockResponse.Builder().code(304).build());
        codegen.call("pets__get", Map.of("id", "1"));

        Object again = codegen.call("pets__get", Map.of("id", "1"));

        assertThat(again).isEqualTo(Map.of("id", 1));
        server.takeRequest();
        RecordedRequest conditional = server.takeRequest();
        assertThat(conditional.getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void whatOneUserMaySeeIsNotForAnother() {
        server.enqueue(json("\"for a\"", "Cache-Control", "max-age=60"));
        server.enqueue(json("\"for b\"", "Cache-Control", "max-age=60"));
        CallOptions a = CallOptions.NONE.withAuth(Auth.bearer("a"));
        CallOptions b = CallOptions.NONE.withAuth(Auth.bearer("b"));

        assertThat(codegen.call("pets__get", Map.of("id", "1"), a)).isEqualTo("for a");
        assertThat(codegen.call("pets__get", Map.of("id", "1"), b)).isEqualTo("for b");
        assertThat(codegen.call("pets__get", Map.of("id", "1"), a)).isEqualTo("for a");
    }

    @Test
    void whatAParameterSaysWhoAsksKeepsUsersApart() {
        server.enqueue(json("\"for a\"", "Cache-Control", "max-age=60"));
        server.enqueue(json("\"for b\"", "Cache-Control", "max-age=60"));
        server.enqueue(json("\"for nobody\"", "Cache-Control", "max-age=60"));
        Map<String, Object> a = Map.of("id", "1", "X-Api-Key", "a");
        Map<String, Object> b = Map.of("id", "1", "X-Api-Key", "b");

        assertThat(codegen.call("pets__get", a)).isEqualTo("for a");
        assertThat(codegen.call("pets__get", b)).isEqualTo("for b");
        assertThat(codegen.call("pets__get", Map.of("id", "1"))).isEqualTo("for nobody");
        assertThat(codegen.call("pets__get", a)).isEqualTo("for a");
    }

    @Test
    void aChangeThatNobodyAnsweredMayHaveBeenMade() {
        server.enqueue(json("\"old\"", "Cache-Control", "max-age=60"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(json("\"new\""));
        codegen.call("pets__get", Map.of("id", "1"));

        CallOptions once = CallOptions.NONE.withRetry(RetryPolicy.NONE);
        assertThatThrownBy(() -> codegen.call("pets__put", Map.of("id", "1"), once))
                .isInstanceOf(CodegenException.class);

        assertThat(codegen.call("pets__get", Map.of("id", "1"))).isEqualTo("new");
    }

    @Test
    void aChangeIsSeenByTheNextCall() {
        server.enqueue(json("\"old\"", "Cache-Control", "max-age=60"));
        server.enqueue(json("\"done\""));
        server.enqueue(json("\"new\"", "Cache-Control", "max-age=60"));
        codegen.call("pets__get", Map.of("id", "1"));

        codegen.call("pets__put", Map.of("id", "1"));

        assertThat(codegen.call("pets__get", Map.of("id", "1"))).isEqualTo("new");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatACallerDoesToAResultIsItsOwn() {
        server.enqueue(json("{\"id\":1}", "Cache-Control", "max-age=60"));
        Map<String, Object> first = (Map<String, Object>) codegen.call("pets__get", Map.of("id", "1"));

        first.put("id", 99);

        assertThat(codegen.call("pets__get", Map.of("id", "1"))).isEqualTo(Map.of("id", 1));
    }
}
