package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("7", 7),
                Arguments.of("-2147483648", Integer.MIN_VALUE),
                Arguments.of("2147483648", 2147483648L),
                Arguments.of("9007199254740993", 9007199254740993L),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("0.1", 0.1),
                Arguments.of("1.50", 1.5),
                Arguments.of("-0.0", -0.0),
                Arguments.of("1e3", 1000.0),
                Arguments.of("3.141592653589793238462643383279", new BigDecimal("3.141592653589793238462643383279")),
                Arguments.of("0.10000000000000000001", new BigDecimal("0.10000000000000000001")),
                Arguments.of("1e400", new BigDecimal("1e400")),
                Arguments.of("1e-400", new BigDecimal("1e-400")));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void keepsEveryDigitOfANumber(String json, Number expected) throws IOException {
        assertThat(JsonValues.read(json)).isEqualTo(expected);
    }

    @Property
    void anyDecimalComesBackAsTheSameNumber(@ForAll BigDecimal decimal) throws IOException {
        Object read = JsonValues.read(decimal.toString());

        assertThat(new BigDecimal(String.valueOf(read))).isEqualByComparingTo(decimal);
    }

    @Property
    void anyDoubleComesBackAsItself(@ForAll("doubles") double number) throws IOException {
        assertThat(JsonValues.read(Double.toString(number))).isEqualTo(number);
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Test
    void readsContainersInOrder() throws IOException {
        Object read = JsonValues.read("{\"b\":[1,\"x\",true,null],\"a\":{}}");

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", Arrays.asList(1, "x", true, null));
        expected.put("a", Map.of());
        assertThat(read).isEqualTo(expected);
        assertThat(((Map<?, ?>) read).keySet()).map(Object::toString).containsExactly("b", "a");
    }

    @Test
    void readsUtf8WithAByteOrderMarkAndUtf16() throws IOException {
        assertThat(JsonValues.read("\uFEFF\"é\"".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("é");
        assertThat(JsonValues.read("\"é\"".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("é");
    }

    @Test
    void theLastOfTwoMembersOfOneNameStays() throws IOException {
        assertThat(JsonValues.read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2));
    }

    @Test
    void readsAStringOfAMegabyte() throws IOException {
        String text = "x".repeat(1 << 20);

        assertThat(JsonValues.read('"' + text + '"')).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "[1,]", "{} x", "1 2", "NaN", "'a'", "{a:1}", "01", "1e99999999999", "// c\n1"})
    void refusesWhatIsNotExactlyOneJsonValue(String text) {
        assertThatThrownBy(() -> JsonValues.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void boundsTheDepth() throws IOException {
        int most = JsonValues.MAX_DEPTH;

        assertThat(JsonValues.read("[".repeat(most) + "]".repeat(most))).isInstanceOf(List.class);
        assertThatThrownBy(() -> JsonValues.read("[".repeat(most + 1) + "]".repeat(most + 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsLinesOfValues() throws IOException {
        assertThat(JsonValues.readAll("{\"a\":1}\n[2]\n\n3\n")).isEqualTo(List.of(Map.of("a", 1), List.of(2), 3));
        assertThat(JsonValues.readAll("")).isEmpty();
    }
}
