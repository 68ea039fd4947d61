package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterReaderTest {

    record Search(String q, @Nullable Integer page, List<String> labels) {}

    private static ObjectNode read(@Nullable Object parameters) {
        return ParameterReader.read("github__search", parameters);
    }

    @Test
    void readsAllFormsOfOneObjectAlike() {
        String json = "{\"q\":\"camel\",\"page\":2,\"labels\":[\"a\",\"b\"]}";
        ObjectNode expected = read(json);

        assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(read(expected)).isEqualTo(expected).isNotSameAs(expected);
        assertThat(read(Map.of("q", "camel", "page", 2, "labels", List.of("a", "b"))))
                .isEqualTo(expected);
        assertThat(read(new Search("camel", 2, List.of("a", "b")))).isEqualTo(expected);
    }

    @Test
    void nothingIsNoParameters() {
        assertThat(read(null)).isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(read(" \n")).isEmpty();
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(JsonNodeFactory.instance.nullNode())).isEmpty();
    }

    @Test
    void datesAndOptionalsOfARecordAreWrittenAsJsonHasThem() {
        record Range(OffsetDateTime from, LocalDate until, Optional<String> label, Duration step) {}

        ObjectNode node = read(new Range(
                OffsetDateTime.parse("2026-11-23T10:15:30+02:00"),
                LocalDate.of(2026, 12, 1),
                Optional.empty(),
                Duration.ofMinutes(5)));

        assertThat(node.path("from").textValue()).isEqualTo("2026-11-23T10:15:30+02:00");
        assertThat(node.path("until").textValue()).isEqualTo("2026-12-01");
        assertThat(node.path("label").isNull()).isTrue();
        assertThat(node.path("step").textValue()).isEqualTo("PT5M");
    }

    @Test
    void noDigitIsLost() {
        String digits = "123456789012345678901234567890.123456789012345678901234567890";
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("big", new BigInteger("9007199254740993000000"));
        map.put("exact", new BigDecimal(digits));
        map.put("float", 0.1f);
        map.put("zero", -0.0);

        assertThat(read("{\"n\":" + digits + "}").get("n").decimalValue()).isEqualTo(new BigDecimal(digits));
        assertThat(read("{\"n\":9007199254740993}")).hasToString("{\"n\":9007199254740993}");
        assertThat(read("{\"a\":-0.0,\"b\":[-0e9,0.00,-1.50]}")).hasToString("{\"a\":-0.0,\"b\":[-0.0,0.00,-1.50]}");
        assertThat(read(map))
                .hasToString("{\"big\":9007199254740993000000,\"exact\":" + digits + ",\"float\":0.1,\"zero\":-0.0}");
    }

    @Test
    void jsonTextBecomesNodesThatCanBeAddedTo() {
        ObjectNode read = read("{\"o\":{},\"a\":[]}");

        read.withObject("/o").put("n", BigDecimal.ZERO);
        read.withArray("a").add(BigDecimal.ZERO);

        assertThat(read.put("n", BigDecimal.ZERO)).hasToString("{\"o\":{\"n\":0},\"a\":[0],\"n\":0}");
    }

    @Test
    void whatTheCallerHandedOverIsNotModifiedByChangesOfTheParameters() {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("labels", Arrays.asList("a", "b")));

        read(given).putArray("labels").add("changed");

        assertThat(given).isEqualTo(Map.of("labels", List.of("a", "b")));
    }

    @Test
    void fileContentIsKeptForTheSenderToRead() {
        Path file = Path.of("photo.png");

        assertThat(read(Map.of("file", file)).get("file").isPojo()).isTrue();
        assertThat(read(Map.of("data", new byte[] {1, 2})).get("data").isBinary())
                .isTrue();
    }

    record Upload(Object file, List<Path> more, InputStream stream, byte[] data) {}

    @Test
    void fileContentInARecordIsKeptForTheSenderToRead() {
        Path file = Path.of("photo.png");
        InputStream stream = InputStream.nullInputStream();

        ObjectNode read = read(new Upload(file, List.of(file), stream, new byte[] {1, 2}));

        assertThat(((POJONode) read.get("file")).getPojo()).isEqualTo(file);
        assertThat(((POJONode) read.get("more").get(0)).getPojo()).isEqualTo(file);
        assertThat(((POJONode) read.get("stream")).getPojo()).isSameAs(stream);
        assertThat(read.get("data").isBinary()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "\"text\"", "42", "true"})
    void jsonThatIsNoObjectIsRefused(String json) {
        assertInvalid(json, "must be a JSON object");
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertInvalid("{\"a\":1,}", "not valid JSON", "line 1, column");
        assertInvalid("{\"a\":1} trailing", "not valid JSON");
        assertInvalid("Hello", "not valid JSON");
        assertInvalid("{\"a\":1,\"a\":2}", "Duplicate field 'a'");
        assertInvalid("[".repeat(5_000), "not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatJsonDoesNotHaveAreRefusedWithTheirPlace(double value) {
        assertThatThrownBy(() -> read(Map.of("list", List.of(1, value))))
                .isInstanceOfSatisfying(
                        CodegenException.class,
                        e -> assertThat(e.getContext().toString()).contains("/list/1"))
                .hasMessageContaining("is not a JSON number");
    }

    private static void assertInvalid(String json, String... messages) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS))
                .hasMessageContainingAll(messages);
    }
}
