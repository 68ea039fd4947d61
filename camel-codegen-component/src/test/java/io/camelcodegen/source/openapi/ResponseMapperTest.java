package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseMapperTest {

    private static final Tool TOOL = Tool.builder(new ToolName("api", "get"), "get", () -> {
                throw new IllegalStateException("schemas are not needed");
            })
            .build();

    private final ResponseMapper mapper = new ResponseMapper("api", new HttpErrors("api", Clock.systemUTC()));

    private Object value(String contentType, byte[] body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (contentType != null) {
            all.put("content-type", List.of(contentType));
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return mapper.map(TOOL, new HttpResponse(200, URI.create("https://h/x?k=v"), all, body), Credentials.NONE)
                .value();
    }

    private Object value(String contentType, String body) {
        return value(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private CodegenException failure(String contentType, String body, String... headers) {
        return catchThrowableOfType(
                CodegenException.class, () -> value(contentType, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "APPLICATION/JSON; charset=utf-8", "application/vnd.github+json", "text/json"
            })
    void parsesJsonTypes(String type) {
        assertThat(value(type, "{\"id\":9007199254740993,\"price\":0.1234567890123456789}"))
                .isEqualTo(Map.of("id", 9007199254740993L, "price", new BigDecimal("0.1234567890123456789")));
        assertThat(value(type, "null")).isNull();
    }

    @Test
    void parsesJsonWithAByteOrderMarkAndInOtherCharsets() {
        assertThat(value("application/json", "\uFEFF{\"a\":\"é\"}")).isEqualTo(Map.of("a", "é"));
        assertThat(value("application/json; charset=ISO-8859-1", "\"é\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("é");
        assertThat(value("application/json; charset=utf-16", "\"é\"".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("é");
        assertThat(value("application/json; charset=nonsense", "\"é\"")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "image/png"})
    void anEmptyBodyIsNull(String type) {
        assertThat(value(type, "")).isNull();
        assertThat(mapper.map(
                                TOOL,
                                new HttpResponse(204, URI.create("https://h/"), Map.of(), new byte[0]),
                                Credentials.NONE)
                        .value())
                .isNull();
    }

    @Test
    void textStaysTextEvenWhereItIsJson() {
        assertThat(value("text/plain", "{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(value("application/xml", "<a/>")).isEqualTo("<a/>");
        assertThat(value("text/html; charset=\"iso-8859-1\"", "é".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("é");
        assertThat(value("text/plain", "\uFEFFé")).isEqualTo("é");
        assertThat(value("text/plain", new byte[] {(byte) 0xE9})).isEqualTo("é");
    }

    @Test
    void ndjsonIsAListAndBinaryStaysBytes() {
        assertThat(value("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n"))
                .isEqualTo(List.of(Map.of("a", 1), Map.of("a", 2)));
        assertThat(value("application/octet-stream", new byte[] {0, 1})).isEqualTo(new byte[] {0, 1});
        assertThat(value("image/png", "text")).isInstanceOf(byte[].class);
    }

    @Test
    void withoutAContentTypeTheBodyDecides() {
        assertThat(value(null, " [1]")).isEqualTo(List.of(1));
        assertThat(value(null, "{\"a\":1} x")).isEqualTo("{\"a\":1} x");
        assertThat(value(null, "12")).isEqualTo("12");
        assertThat(value(null, new byte[] {0, 1})).isEqualTo(new byte[] {0, 1});
        assertThat(value("nonsense", "{}")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\":", "{} trailing", "<html>oops", "NaN"})
    void invalidJsonUnderAJsonTypeFailsWithItsBeginning(String body) {
        CodegenException failure = failure("application/json", body);

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failure)
                .hasMessageContaining(
                        "api__get failed: answered application/json that is not JSON; it begins: " + body);
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.URL, "https://h/x")
                .containsEntry(ErrorContext.STATUS, 200);
    }

    @Test
    void invalidUtf8UnderAJsonTypeFails() {
        assertThat(catchThrowableOfType(
                                CodegenException.class,
                                () -> value("application/json", new byte[] {'"', (byte) 0xE9, '"'}))
                        .getCode())
                .isEqualTo(ErrorCode.EXECUTION_FAILED);
    }

    @Test
    void anEncodingNobodyAskedForFails() {
        assertThat(failure("application/json", "x", "content-encoding", "br")).hasMessageContaining("encoding 'br'");
    }

    @Test
    void aRedirectThatWasNotFollowedFails() {
        CodegenException failure = catchThrowableOfType(
                CodegenException.class,
                () -> mapper.map(
                        TOOL,
                        new HttpResponse(302, URI.create("https://h/"), Map.of(), new byte[0]),
                        Credentials.NONE));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failure).hasMessageContaining("302");
    }

    @Test
    void tellsStatusAndHeaders() {
        Map<String, List<String>> headers = Map.of("etag", List.of("x"));

        assertThat(mapper.map(
                        TOOL, new HttpResponse(201, URI.create("https://h/"), headers, new byte[0]), Credentials.NONE))
                .satisfies(result -> assertThat(result.status()).isEqualTo(201))
                .satisfies(result -> assertThat(result.headers()).isEqualTo(headers));
    }
}
