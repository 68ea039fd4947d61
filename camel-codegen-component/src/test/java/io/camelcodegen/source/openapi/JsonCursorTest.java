package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson is the judge of what JSON is, and of what its texts mean. */
class JsonCursorTest {

    private static final List<String> MALFORMED = List.of("malformed");

    private static final JsonFactory JACKSON =
            JsonFactory.builder().streamReadConstraints(JsonTree.CONSTRAINTS).build();

    /** What mutations put in: every byte that means something to JSON or UTF-8. */
    private static final byte[] TELLING =
            "{}[]\",:\\/ubfnrtaesl019.+-E \n\t\r\u0001\u007f".getBytes(StandardCharsets.UTF_8);

    /** Without 0xFF, which the cursor refuses: Jackson pads names with it, and may take one that holds it for another. */
    private static final byte[] OF_UTF_8 = {
        (byte) 0x80, (byte) 0xBF, (byte) 0xC3, (byte) 0xE2, (byte) 0xED, (byte) 0xF0, (byte) 0xF8, (byte) 0xFE
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "[]",
                "[[],{}]",
                "{\"a\":{\"b\":[1,-2.5e+3,0,-0,1E9,true,false,null]}}",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\\ud800\"]",
                "[\"é€😀\u007f\"]",
                "{\"é\\n\":\"\"}",
                "{\"a\":1,\"a\":2}",
                "0",
                "\"x\"",
                "null"
            })
    void readsWhatJacksonReads(String text) {
        assertThat(walk(bytes(text))).isEqualTo(tokens(bytes(text))).isNotEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{1:1}",
                "[1}",
                "{]",
                "{\"a\" 1}",
                "[1 2]",
                "[\"a]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\",
                "[\"\n\"]",
                "[01]",
                "[-]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[1e]",
                "[1e+]",
                "[--1]",
                "[tru]",
                "[truex]",
                "[nul",
                "[NaN]",
                "['a']",
                "[1]]",
                "{} x",
                "{} \u0000",
                "/**/{}",
                "[\u000b1]",
                "[\u00a01]",
                "\u0000"
            })
    void refusesWhatJacksonRefuses(String text) {
        assertThat(tokens(bytes(text))).isEqualTo(MALFORMED);
        assertThat(walk(bytes(text))).isEqualTo(MALFORMED);
    }

    @Test
    void refusesAsMuchDepthAsTheParser() {
        for (int depth = JsonText.MAX_DEPTH - 1; depth <= JsonText.MAX_DEPTH + 1; depth++) {
            byte[] deep = bytes("[".repeat(depth) + "]".repeat(depth));

            assertThat(walk(deep)).isEqualTo(tokens(deep));
        }
        assertThat(walk(bytes("[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH))))
                .isNotEqualTo(MALFORMED);
    }

    @Property(tries = 300)
    void readsAnyDocumentAsJacksonDoes(@ForAll("documents") JsonNode document, @ForAll boolean pretty)
            throws IOException {
        byte[] text = pretty
                ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document)
                : new ObjectMapper().writeValueAsBytes(document);

        assertThat(walk(text)).isEqualTo(tokens(text)).isNotEqualTo(MALFORMED);
    }

    @Property(tries = 300)
    void judgesAMutatedDocumentAsJacksonDoes(@ForAll("documents") JsonNode document, @ForAll long seed)
            throws IOException {
        byte[] text = new ObjectMapper().writeValueAsBytes(document);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] mutated = mutated(text, random);

            assertThat(walk(mutated)).as(() -> shown(mutated)).isEqualTo(tokens(mutated));
        }
    }

    @Property(tries = 2000)
    void judgesAnyBytesInAStringAsJacksonDoes(@ForAll @Size(max = 12) byte[] inside) {
        byte[] text = new byte[inside.length + 4];
        text[0] = '[';
        text[1] = '"';
        System.arraycopy(inside, 0, text, 2, inside.length);
        text[text.length - 2] = '"';
        text[text.length - 1] = ']';

        assertThat(walk(text)).as(() -> shown(text)).isEqualTo(tokens(text));
    }

    static List<Path> examples() throws IOException {
        return RealDocumentsTest.examples()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsRealDocumentsAndTheirMutationsAsJacksonDoes(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        Random random = new Random(42);

        assertThat(walk(text)).isEqualTo(tokens(text)).isNotEqualTo(MALFORMED);
        for (int i = 0; i < 20; i++) {
            byte[] mutated = mutated(text, random);
            assertThat(walk(mutated)).as(() -> shown(mutated)).isEqualTo(tokens(mutated));
        }
    }

    private static byte[] mutated(byte[] text, Random random) {
        byte[] mutated = text.clone();
        int place = random.nextInt(text.length);
        byte[] from = random.nextInt(4) == 0 ? OF_UTF_8 : TELLING;
        byte put = from[random.nextInt(from.length)];
        switch (random.nextInt(3)) {
            case 0 -> mutated[place] = put;
            case 1 -> { // one byte less
                mutated = new byte[text.length - 1];
                System.arraycopy(text, 0, mutated, 0, place);
                System.arraycopy(text, place + 1, mutated, place, text.length - place - 1);
            }
            default -> { // one byte more
                mutated = new byte[text.length + 1];
                System.arraycopy(text, 0, mutated, 0, place);
                mutated[place] = put;
                System.arraycopy(text, place, mutated, place + 1, text.length - place);
            }
        }
        return mutated;
    }

    /** Everything in the text, in its order, as the cursor sees it. */
    private static List<String> walk(byte[] text) {
        List<String> seen = new ArrayList<>();
        JsonCursor json = new JsonCursor(text, new Range(0, text.length));
        try {
            walk(text, json, seen);
            assertThat(new JsonCursor(text, new Range(0, text.length)).range().end())
                    .as("where a value ends that is skipped as a whole")
                    .isEqualTo(json.at());
            return json.atEnd() ? seen : MALFORMED;
        } catch (MalformedJsonException e) {
            return MALFORMED;
        }
    }

    private static void walk(byte[] text, JsonCursor json, List<String> seen) throws MalformedJsonException {
        switch (json.next()) {
            case '{' -> {
                seen.add("{");
                for (boolean more = json.enterObject(); more; more = json.nextMember()) {
                    seen.add("name " + json.name());
                    walk(text, json, seen);
                }
                seen.add("}");
            }
            case '[' -> {
                seen.add("[");
                for (boolean more = json.enterArray(); more; more = json.nextElement()) {
                    walk(text, json, seen);
                }
                seen.add("]");
            }
            case '"' -> seen.add("text " + json.text());
            default -> {
                Range scalar = json.range();
                seen.add(new String(text, scalar.start(), scalar.end() - scalar.start(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** The same as Jackson sees it. */
    private static List<String> tokens(byte[] text) {
        List<String> seen = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && !seen.isEmpty()) {
                    return MALFORMED; // a second value
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                seen.add(
                        token == JsonToken.FIELD_NAME
                                ? "name " + parser.currentName()
                                : token == JsonToken.VALUE_STRING ? "text " + parser.getText() : parser.getText());
            }
            return seen.isEmpty() ? MALFORMED : seen;
        } catch (IOException e) {
            return MALFORMED;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(byte[] text) {
        return new String(text, 0, Math.min(2000, text.length), StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return new JsonTextTest().documents();
    }
}
