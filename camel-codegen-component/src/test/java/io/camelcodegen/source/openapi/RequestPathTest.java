package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.parameter;
import static io.camelcodegen.source.openapi.Parameters.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    private static final RequestPath USER = RequestPath.of("/users/{id}/keys", Map.of());

    private static ObjectNode values(String... namesAndValues) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    private static String expand(RequestPath template, ObjectNode values) {
        StringBuilder out = new StringBuilder();
        template.expand(values, out);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "a/b c?#, a%2Fb%20c%3F%23",
        "x$&y, x%24%26y",
        "..;, ..%3B",
        "é😀, %C3%A9%F0%9F%98%80",
        "main...dev, main...dev",
        "docs/README.md, docs%2FREADME.md",
        "100%, 100%25"
    })
    void encodesAValueAsOneSegment(String value, String expected) {
        assertThat(expand(USER, values("id", value))).isEqualTo("/users/" + expected + "/keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "%2e",
                "%2E%2e",
                ".%2e",
                "%2e.",
                "%252e%252e",
                "%25252e.",
                "a/../b",
                "../x",
                "x\\..\\y",
                "..%2fx",
                "%2e%2e%5cx",
                "%c0%ae%C0%AE",
                "a/./b"
            })
    void refusesAValueThatAServerCouldTakeForAnotherPath(String value) {
        assertThatThrownBy(() -> expand(USER, values("id", value)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("path parameter 'id' must not be");
    }

    @Test
    void refusesAMissingValueAndAnEmptyArray() {
        ObjectNode emptyArray = JsonNodeFactory.instance.objectNode();
        emptyArray.putArray("id");

        assertThatThrownBy(() -> expand(USER, values())).hasMessage("path parameter 'id' is missing");
        assertThatThrownBy(() -> expand(USER, emptyArray)).hasMessage("path parameter 'id' must not be empty");
    }

    @Test
    void fillsSeveralParametersOfOneSegment() {
        RequestPath template = RequestPath.of("/f/{name}.{ext}", Map.of());

        assertThat(template.names()).containsExactly("name", "ext");
        assertThat(expand(template, values("name", "a b", "ext", "gz"))).isEqualTo("/f/a%20b.gz");
    }

    @Test
    void refusesValuesThatMakeADotSegmentTogetherWithTheTemplate() {
        RequestPath label = RequestPath.of(
                "/f/{v}", Map.of("v", new ParameterSerializer(parameter("v", In.PATH, Style.LABEL, false))));
        RequestPath dots = RequestPath.of(
                "/f/{a}.{b}",
                Map.of(
                        "a",
                        new ParameterSerializer(new Parameter(
                                "a",
                                In.PATH,
                                Style.MATRIX,
                                false,
                                false,
                                true,
                                null,
                                JsonNodeFactory.instance.objectNode()))));

        assertThatThrownBy(() -> expand(label, values("v", ""))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> expand(dots, values("a", "x/", "b", "/y")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void encodesTheTemplatesOwnTextAndKeepsItsQuery() {
        RequestPath template = RequestPath.of("a b/%41/é?x=1 2&y#frag", Map.of());

        assertThat(expand(template, values())).isEqualTo("/a%20b/%41/%C3%A9");
        assertThat(template.query()).isEqualTo("x=1%202&y");
    }

    @Test
    void refusesATemplateWhoseBracesDoNotMatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestPath.of("/a/{b/c", Map.of()));
    }

    @Property(tries = 3000)
    void anyValueStaysInItsSegmentOrIsRefused(@ForAll String value) {
        String path;
        try {
            path = expand(
                    RequestPath.of("/users/{id}/keys", Map.of("id", new ParameterSerializer(path("id")))),
                    values("id", value));
        } catch (InvalidParameterException e) {
            return;
        }

        String[] segments =
                URI.create("https://host" + path).normalize().getRawPath().split("/", -1);
        assertThat(segments).hasSize(4);
        assertThat(URLDecoder.decode(segments[2].replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }

    /** Only characters of which dot segments are spelt, decoded as often as servers and proxies in a row may do it. */
    @Property(tries = 5000)
    void noValueBecomesADotSegmentHoweverOftenItIsDecoded(
            @ForAll @Chars({'.', '/', '\\', '%', '2', '5', 'e', 'E', 'f', 'c'}) @StringLength(max = 12) String value) {
        String path;
        try {
            path = expand(USER, values("id", value));
        } catch (InvalidParameterException e) {
            return;
        }

        String segment = path.split("/", -1)[2];
        for (int round = 0; round < 4; round++) {
            assertThat(segment.split("[/\\\\]", -1)).as(value).doesNotContain(".", "..");
            segment = decodeLeniently(segment);
        }
    }

    private static String decodeLeniently(String text) {
        return Pattern.compile("%([0-9a-fA-F]{2})")
                .matcher(text)
                .replaceAll(triple -> Matcher.quoteReplacement("" + (char) Integer.parseInt(triple.group(1), 16)));
    }
}
