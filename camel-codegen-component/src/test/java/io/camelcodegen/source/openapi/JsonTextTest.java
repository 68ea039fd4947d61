package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void keepsEveryDigit() throws IOException {
        JsonText text =
                text("[9007199254740993, 0.1000000000000000000000000000010, 123456789012345678901234567890, 1.0]");

        JsonNode read = text.read(text.whole());

        assertThat(read.toString())
                .isEqualTo("[9007199254740993,0.1000000000000000000000000000010,123456789012345678901234567890,1.0]");
    }

    @Test
    void countsOffsetsBehindAByteOrderMark() throws IOException {
        JsonText text = text("\uFEFF{\"a\":{\"b\":[true, \"ü\"]}}");

        Range found = text.find(text.whole(), List.of("a", "b", "1"));

        assertThat(found).isNotNull();
        assertThat(text.read(found).textValue()).isEqualTo("ü");
    }

    @Test
    void takesTheLastOfEqualKeys() throws IOException {
        JsonText text = text("{\"a\":1,\"a\":{\"b\":2}}");

        Range found = text.find(text.whole(), List.of("a", "b"));

        assertThat(found).isNotNull();
        assertThat(text.read(found).intValue()).isEqualTo(2);
        assertThat(text.read(text.whole()).at("/a/b").intValue()).isEqualTo(2);
    }

    @Test
    void findsNothingBelowScalarsOrPastTheEnd() throws IOException {
        JsonText text = text("{\"a\":[1,2],\"b\":\"x\"}");

        assertThat(text.find(text.whole(), List.of("a", "2"))).isNull();
        assertThat(text.find(text.whole(), List.of("a", "01"))).isNull();
        assertThat(text.find(text.whole(), List.of("b", "x"))).isNull();
        assertThat(text.find(text.whole(), List.of("c"))).isNull();
    }

    @Property(tries = 200)
    void findsWhatATreeFinds(@ForAll("documents") JsonNode document) throws IOException {
        JsonText text = text(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        List<List<String>> pointers = new ArrayList<>();
        collect(document, List.of(), pointers);

        for (List<String> pointer : pointers) {
            JsonPointer path = JsonPointer.empty();
            for (String token : pointer) {
                path = path.append(JsonPointer.empty().appendProperty(token));
            }
            Range found = text.find(text.whole(), pointer);
            assertThat(found).isNotNull();
            assertThat(text.read(found)).isEqualTo(document.at(path));
        }
    }

    private static void collect(JsonNode node, List<String> at, List<List<String>> pointers) {
        pointers.add(at);
        node.properties().forEach(entry -> collect(entry.getValue(), and(at, entry.getKey()), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), and(at, String.valueOf(i)), pointers);
        }
    }

    private static List<String> and(List<String> tokens, String token) {
        List<String> more = new ArrayList<>(tokens);
        more.add(token);
        return more;
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8).map(JsonTextTest::encodable);
        Arbitrary<JsonNode> values = Arbitraries.oneOf(
                texts.map(nodes::textNode),
                Arbitraries.integers().map(nodes::numberNode),
                Arbitraries.of(true, false).map(nodes::booleanNode),
                Arbitraries.just(nodes.nullNode()));
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<JsonNode> inner = values;
            values = Arbitraries.oneOf(
                    inner,
                    Arbitraries.maps(texts, inner).ofMaxSize(3).map(members -> {
                        ObjectNode object = nodes.objectNode();
                        object.setAll(members);
                        return object;
                    }),
                    inner.list().ofMaxSize(3).map(elements -> {
                        ArrayNode array = nodes.arrayNode();
                        array.addAll(elements);
                        return array;
                    }));
        }
        return values;
    }

    /** Without lone surrogates, which UTF-8 cannot carry. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static JsonText text(String json) {
        return new JsonText(json.getBytes(StandardCharsets.UTF_8));
    }
}
