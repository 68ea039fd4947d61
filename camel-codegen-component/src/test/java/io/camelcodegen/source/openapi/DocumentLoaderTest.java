package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpClientConfig;
import io.camelcodegen.http.HttpEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLoaderTest {

    private static final int LIMIT = 100_000;

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpEngine engine = new HttpEngine(workers);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MockWebServer server = new MockWebServer();
    private final DocumentLoader loader = new DocumentLoader(
            camel, () -> engine.open(HttpClientConfig.defaults()), workers, LIMIT, Duration.ofSeconds(20));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        engine.close();
        camel.close();
        workers.shutdownNow();
    }

    @Test
    void readsAFileByPathAndByUri() throws IOException {
        Path file = Files.writeString(folder.resolve("my api.json"), "{}");

        assertThat(load(file.toString())).isEqualTo("{}");
        assertThat(load("file:" + file)).isEqualTo("{}");
        assertThat(load(file.toUri().toString())).isEqualTo("{}");
    }

    @Test
    void readsAResourceOfTheClasspath() {
        assertThat(load("classpath:" + getClass().getName().replace('.', '/') + ".class"))
                .contains("DocumentLoaderTest");
        assertThat(failure("classpath:gone/api.json").getMessage()).contains("'api'", "classpath:gone/api.json");
    }

    @Test
    void aResourceIsThoughtOfWhereThePathMayBeOne() {
        assertThat(failure("gone/api.json")).hasMessageContaining("; a resource is given as classpath:gone/api.json");

        String absolute = folder.resolve("api.json").toString();
        for (String location : List.of(absolute, "file:" + absolute, "C:\\gone.json", "file:gone.json")) {
            assertThat(failure(location))
                    .hasMessageContaining("there is no such file")
                    .hasMessageNotContaining("classpath:");
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        Path file = Files.write(folder.resolve("api.json.gz"), gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 9));

        assertThat(load(file.toString())).isEqualTo("{\"a\":1}");
        assertThat(failure(cut.toString()).getMessage()).contains("gzip");
    }

    @Test
    void refusesAGzipBombAndALargeFile() throws IOException {
        Path bomb = Files.write(folder.resolve("bomb"), gzip(new byte[LIMIT * 100]));
        Path large = Files.write(folder.resolve("large"), new byte[LIMIT + 1]);
        Path fits = Files.write(folder.resolve("fits"), new byte[LIMIT]);

        assertThat(Files.size(bomb)).isLessThan(LIMIT);
        assertThat(failure(bomb.toString()).getMessage()).contains("larger than 100000 bytes", "maxDocumentBytes");
        assertThat(failure(large.toString()).getMessage()).contains("larger than 100000 bytes");
        assertThat(load(fits.toString())).hasSize(LIMIT);
    }

    @Test
    void saysWhatIsWrongWithALocation() {
        assertThat(failure(folder.resolve("gone.json").toString()).getMessage()).contains("no such file");
        assertThat(failure(folder.toString()).getMessage()).contains("directory");
        assertThat(failure("ftp://example.org/api.json").getMessage()).contains("documents are read from");
        assertThat(failure("http://exa mple.org/").getMessage()).contains("no URL");
    }

    @Test
    void fetchesOverHttpWithCredentials() throws Exception {
        server.enqueue(new MockResponse.Builder().body("{\"b\":2}").build());

        String document = loader.load(
                        "api",
                        server.url("/api.json").toString(),
                        new Credentials(Map.of("Authorization", "Bearer t"), Map.of(), Map.of()))
                .thenApply(loaded -> new String(loaded.content(), StandardCharsets.UTF_8))
                .join();

        assertThat(document).isEqualTo("{\"b\":2}");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void tellsWhereRedirectsLed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/v2/api.json")
                .build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        DocumentLoader.Loaded loaded = loader.load(
                        "api", server.url("/api.json").toString(), Credentials.NONE)
                .join();

        assertThat(loaded.uri()).isEqualTo(server.url("/v2/api.json").uri());
        assertThat(loaded.location()).isEqualTo(server.url("/v2/api.json").toString());
    }

    @Test
    void unpacksAGzippedFileFetchedOverHttp() throws IOException {
        Buffer body = new Buffer().write(gzip("{}".getBytes(StandardCharsets.UTF_8)));
        server.enqueue(new MockResponse.Builder()
                .body(body)
                .setHeader("Content-Type", "application/gzip")
                .build());

        assertThat(load(server.url("/api.json.gz").toString())).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({"404, false", "403, false", "500, true", "429, true", "503, true"})
    void saysWhatTheServerAnswered(int status, boolean retryable) {
        server.enqueue(
                new MockResponse.Builder().code(status).body("secret page").build());

        CodegenException failure = failure(server.url("/api.json?token=secret").toString());

        assertThat(failure.getMessage())
                .contains("'api'", "/api.json", "answered " + status)
                .doesNotContain("secret");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
    }

    @Test
    void refusesALargeResponse() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(LIMIT + 1)).build());

        assertThat(failure(server.url("/").toString()).getMessage()).contains("larger than 100000 bytes");
    }

    @Test
    void givesUpOnARedirectLoop() {
        for (int i = 0; i < 50; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/again")
                    .build());
        }

        CodegenException failure = failure(server.url("/again").toString());

        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getMessage()).containsIgnoringCase("redirect");
    }

    @Test
    void mayTryAServerThatIsDownAgain() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        CodegenException failure = failure("http://127.0.0.1:" + port + "/api.json");

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getMessage()).contains("'api'", "127.0.0.1:" + port);
    }

    private String load(String location) {
        return new String(loader.load("api", location, Credentials.NONE).join().content(), StandardCharsets.ISO_8859_1);
    }

    private CodegenException failure(String location) {
        return loader.load("api", location, Credentials.NONE)
                .handle((content, failure) -> {
                    assertThat(failure).isNotNull();
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    assertThat(cause)
                            .isInstanceOfSatisfying(CodegenException.class, codegen -> assertThat(codegen.getCode())
                                    .isEqualTo(ErrorCode.DISCOVERY_FAILED));
                    return (CodegenException) cause;
                })
                .join();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
