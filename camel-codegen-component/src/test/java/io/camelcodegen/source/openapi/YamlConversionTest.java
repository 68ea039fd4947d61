package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class YamlConversionTest {

    private static final long LIMIT = 1 << 20;

    @Test
    void readsScalarsAsYaml12Does() throws Exception {
        JsonNode json = convert("""
                no: no
                on: yes
                date: 2024-01-31
                time: 12:30
                version: 3.0.0
                octal: "012"
                float: 1.10
                nothing: ~
                empty:
                quoted: ""
                truth: true
                200: ok
                big: 123456789012345678901234567890
                exact: 0.1000000000000000000000000000001
                """);

        assertThat(json.get("no").textValue()).isEqualTo("no");
        assertThat(json.get("on").textValue()).isEqualTo("yes");
        assertThat(json.get("date").textValue()).isEqualTo("2024-01-31");
        assertThat(json.get("time").textValue()).isEqualTo("12:30");
        assertThat(json.get("version").textValue()).isEqualTo("3.0.0");
        assertThat(json.get("octal").textValue()).isEqualTo("012");
        assertThat(json.get("nothing").isNull()).isTrue();
        assertThat(json.get("empty").isNull()).isTrue();
        assertThat(json.get("quoted").textValue()).isEmpty();
        assertThat(json.get("truth").booleanValue()).isTrue();
        assertThat(json.get("200").textValue()).isEqualTo("ok");
        assertThat(raw("big: 123456789012345678901234567890\nexact: 0.1000000000000000000000000000001\n"))
                .isEqualTo("{\"big\":123456789012345678901234567890,\"exact\":0.1000000000000000000000000000001}");
    }

    @Test
    void copiesWhatAnAliasNames() throws Exception {
        JsonNode json = convert("""
                base: &base {type: string, maxLength: 5}
                list: &list [1, &inner {x: *base}, two]
                again: *base
                both: [*list, *inner]
                text: &text "a \\"quoted\\" one"
                copy: *text
                """);

        assertThat(json.get("again")).isEqualTo(json.get("base"));
        assertThat(json.get("both").get(0)).isEqualTo(json.get("list"));
        assertThat(json.get("both").get(1)).isEqualTo(json.get("list").get(1));
        assertThat(json.get("copy").textValue()).isEqualTo("a \"quoted\" one");
    }

    @Test
    void mergesMappingsTheirOwnKeysWinning() throws Exception {
        JsonNode json = convert("""
                a: &a {type: string, minLength: 1}
                b: &b {type: integer, format: int32}
                one: {<<: *a, type: boolean}
                late: {type: boolean, <<: *a}
                many: {<<: [*a, *b], extra: true}
                inline: {<<: {x: 1, y: 2}, x: 3}
                literal: {"<<": text}
                """);

        assertThat(json.get("one").toString()).isEqualTo("{\"type\":\"boolean\",\"minLength\":1}");
        assertThat(json.get("late").toString()).isEqualTo("{\"type\":\"boolean\",\"minLength\":1}");
        assertThat(json.get("many").toString())
                .isEqualTo("{\"extra\":true,\"type\":\"string\",\"minLength\":1,\"format\":\"int32\"}");
        assertThat(json.get("inline").toString()).isEqualTo("{\"x\":3,\"y\":2}");
        assertThat(json.get("literal").get("<<").textValue()).isEqualTo("text");
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            String below = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", Collections.nCopies(9, below))));
        }

        assertThatThrownBy(() -> convert(bomb.toString()))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("aliases expand");
    }

    @Test
    void refusesAMergeBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {k: " + "x".repeat(10_000) + "}\n");
        for (int i = 1; i < 2_000; i++) {
            bomb.append("a%d: {<<: [*a0, *a0]}%n".formatted(i));
        }

        assertThatThrownBy(() -> convert(bomb.toString())).isInstanceOf(UnsuitableDocumentException.class);
    }

    @Test
    void refusesAnAliasWithinWhatItNamesOrOfNothing() {
        assertThatThrownBy(() -> convert("a: &a [1, *a]\n"))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("'*a'");
        assertThatThrownBy(() -> convert("a: *missing\n")).isInstanceOf(UnsuitableDocumentException.class);
    }

    @Test
    void refusesNestingDeeperThanAnyRealDocument() {
        assertThatThrownBy(() -> convert("a: " + "[".repeat(1000) + "]".repeat(1000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesASecondDocument() {
        assertThatThrownBy(() -> convert("a: 1\n---\nb: 2\n"))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("more than one");
    }

    @Test
    void refusesWhatGrowsOverTheLimit() {
        assertThatThrownBy(() -> YamlConversion.toJson(
                        ("a: " + "\\\"".repeat(100)).getBytes(StandardCharsets.UTF_8), 150, () -> ""))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("150");
    }

    private static JsonNode convert(String yaml) throws Exception {
        return new ObjectMapper().readTree(raw(yaml));
    }

    private static String raw(String yaml) throws Exception {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return new String(YamlConversion.toJson(bytes, LIMIT, () -> ""), StandardCharsets.UTF_8);
    }
}
