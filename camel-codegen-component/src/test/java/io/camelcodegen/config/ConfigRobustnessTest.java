package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file: it is read, or refused as INVALID_CONFIG. */
class ConfigRobustnessTest {

    private static final String FILE = """
            {"$schema": "x", "defaults": {"timeout": "5s", "retry": {"preset": "network", "jitter": 0.1}},
             "sources": {"openapi": {"a": {"spec": "https://x/y", "timeout": 5, "auth": {"type": "bearer", "token": "${T}"},
               "headers": {"A": "b"}, "circuitBreaker": {"slidingWindowSize": 5}, "include": ["a*"], "proxy": "http://p:1"}},
               "sql": {"b": {"x": [1, 2.5, null, true, {"y": "z"}]}}},
             "mcpServers": {"c": {"command": "x", "args": ["y"], "env": {"E": "f"}}, "d": {"url": "http://x", "type": "sse"}}}
            """;

    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "'",
            "\n",
            "\t",
            "- ",
            "*x",
            "&x ",
            "!!int ",
            "|",
            ">",
            "%",
            "@",
            "null",
            "true",
            "1e999",
            "-0",
            "99999999999999999999",
            ".inf",
            "0x",
            "${",
            "${A}",
            "{{",
            "\\",
            "\u0000",
            "\uFEFF",
            "😀",
            "\ud800",
            "sources",
            "openapi",
            "a",
            "auth",
            "type",
            "http://[",
            "__",
            "#",
            "? ",
            "--- ",
            "...");

    @Property(tries = 500)
    void readsOrRefusesAnything(@ForAll("soup") String text) {
        readOrRefuse("codegen.config.json", text);
        readOrRefuse("codegen.yaml", text);
        readOrRefuse(".codegenrc", text);
    }

    @Property(tries = 1000)
    void readsOrRefusesAFileWithAFewThingsChanged(@ForAll("damaged") String text) {
        readOrRefuse("codegen.config.json", text);
        readOrRefuse("codegen.yaml", text);
    }

    @Property(tries = 500)
    void readsOrRefusesAFileWithAValueExchanged(
            @ForAll @IntRange(min = 0, max = 60) int which, @ForAll("values") String value) {
        readOrRefuse("codegen.config.json", exchange(which, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[", "- ", "{a: ", "? ", "? - "})
    void boundsNesting(String part) {
        readOrRefuse("codegen.config.json", part.repeat(50_000));
        readOrRefuse("codegen.yaml", part.repeat(50_000));
    }

    @Test
    void refusesAYamlAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        CodegenException e = Configs.failure("a.yaml", bomb.toString());

        assertThat(e.getMessage()).contains("YAML aliases (*) are not supported");
    }

    private static void readOrRefuse(String location, String text) {
        try {
            assertThat(new ConfigParser(Configs.VARIABLES).parse(location, text))
                    .isNotNull();
        } catch (CodegenException e) {
            assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        }
    }

    /** The file with its n-th value, a piece of text after a colon, exchanged. */
    private static String exchange(int which, String value) {
        int at = 0;
        for (int i = 0; i <= which % 30; i++) {
            at = FILE.indexOf(':', at + 1);
        }
        int end = at + 1;
        while (",}\n".indexOf(FILE.charAt(end)) < 0) {
            end++;
        }
        return FILE.substring(0, at + 1) + value + FILE.substring(end);
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(PARTS).list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "5",
                "-1",
                "1.5",
                "1e999",
                "1e-999999999",
                "123456789012345678901234567890",
                "\"\"",
                "\" \"",
                "\"text\"",
                "\"${A}\"",
                "\"${\"",
                "\"$TIMEOUT\"",
                "\"\\u0000\"",
                "\"http://[::1\"",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "{\"\": {}}",
                "{\"type\": []}",
                "\"http:x\"",
                "\"http://x:99999\"",
                "\"99999999999d\"");
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(3))
                .as((seed, parts) -> {
                    Random random = new Random(seed);
                    StringBuilder text = new StringBuilder(FILE);
                    for (String part : parts) {
                        int from = random.nextInt(text.length());
                        text.replace(from, Math.min(text.length(), from + random.nextInt(4)), part);
                    }
                    return text.toString();
                });
    }
}
