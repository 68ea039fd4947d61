package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.source.CallContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.MultipartReader;
import okio.Buffer;

/** The body that a document's only operation is sent with, and what readers of other makers see in it. */
record SentBody(String contentType, byte[] bytes, long length) {

    private static final String READER = """
            const chunks = [];
            process.stdin.on('data', chunk => chunks.push(chunk)).on('end', async () => {
              const headers = {'content-type': process.argv[1]};
              const form = await new Response(Buffer.concat(chunks), {headers}).formData();
              const fields = [];
              for (const [name, value] of form) {
                fields.push(typeof value === 'string' ? [name, value] : [name, value.name, value.type, await value.text()]);
              }
              console.log(JSON.stringify(fields));
            });
            """;

    /** A part as OkHttp reads it, header names in lower case. */
    record Part(Map<String, String> headers, String body) {}

    /** @param content the request body's {@code content}, in single quotes */
    static String text(String version, String content) {
        return Documents.json("{'openapi':'" + version + "','info':{'title':'t','version':'1'},'paths':{'/a':{'post':{"
                + "'operationId':'send','requestBody':{'content':{" + content + "}}}}}}");
    }

    static OpenApiDocument document(String version, String content) {
        return Documents.read(text(version, content));
    }

    /** @param parameters as a caller gives them */
    static SentBody of(OpenApiDocument document, ObjectNode parameters) {
        OperationSpec spec = Documents.spec(document, "send");
        RequestBuilder builder = new RequestBuilder(
                spec,
                new ServerSelector.Target("https://api.example", Addresses.ANY),
                new ConfiguredHeaders("api", Map.of(), value -> value),
                Set.of(),
                1000);
        ObjectNode arranged = new ParameterArranger(spec.arguments(), builder.bodySchema(), spec.ignoredHeaders())
                .arrange(parameters);
        HttpRequest request = builder.build(arranged, CallContext.of(Duration.ofSeconds(5)));
        String contentType = request.headers().stream()
                .filter(header -> header.name().equals("Content-Type"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(request.body()).isNotNull();
        if (request.body() instanceof HttpBody.Stream stream) {
            try (InputStream in = stream.opener().open()) {
                return new SentBody(contentType, in.readAllBytes(), stream.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        byte[] bytes = ((HttpBody.Bytes) request.body()).content();
        return new SentBody(contentType, bytes, bytes.length);
    }

    static SentBody of(String version, String content, ObjectNode parameters) {
        return of(document(version, content), parameters);
    }

    String boundary() {
        return contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** With {@code B} for the boundary and line feeds for line ends. */
    String wire() {
        return text().replace(boundary(), "B").replace("\r\n", "\n");
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        try (MultipartReader reader = new MultipartReader(new Buffer().write(bytes), boundary())) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                part.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
                parts.add(new Part(headers, part.body().readUtf8()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** Name and text of each field, name, file name, type and text of each file, as Node's {@code formData()} has them. */
    JsonNode formData() {
        try {
            Process node = new ProcessBuilder("node", "-e", READER, contentType).start();
            try (OutputStream out = node.getOutputStream()) {
                out.write(bytes);
            }
            byte[] answer = node.getInputStream().readAllBytes();
            byte[] problem = node.getErrorStream().readAllBytes();
            assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(problem).asString(StandardCharsets.UTF_8).isEmpty();
            return new JsonMapper().readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
