package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPatternTest {

    private static SchemaPattern pattern(String ecma) {
        return Objects.requireNonNull(SchemaPattern.compile(ecma));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^a$ a",
                "a xax",
                "^[\\w.-]+$ a.b-c",
                "^[\\w-.]+$ a.b-c",
                "^\\d+\\/\\d+$ 1/2",
                "^[[]$ [",
                "^[a&&b]+$ a&b",
                "^{x}$ {x}",
                "^a{2,3}$ aaa",
                "^\\u{1F600}$ 😀",
                "^\\p{Lu}$ Ä",
                "^(?<year>\\d{4})-\\k<year>$ 2024-2024",
                "^[^]$ x",
                "^\\-\\_$ -_",
                "\\Aab\\z ab",
                "^(?!x)y y",
            })
    void matchesAsEcmaDoes(String ecma, String text) {
        assertThat(pattern(ecma).find(text)).isTrue();
    }

    @Test
    void differsFromJavaWhereEcmaDoes() {
        assertThat(pattern("^a$").find("a\n")).isFalse();
        assertThat(pattern("^\\d$").find("\u0663")).isFalse();
        assertThat(pattern("^\\s$").find("\u00a0")).isTrue();
        assertThat(pattern("^\\S$").find("\u2028")).isFalse();
        assertThat(pattern("[]").find("anything")).isFalse();
        assertThat(pattern("^\\cc$").find("\u0003")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "(", "a**", "\\p{Nonsense}", "(?<a>x)(?<a>y)"})
    void saysWhatCannotBeCompiled(String ecma) {
        assertThat(SchemaPattern.compile(ecma)).isNull();
    }

    @Test
    void doesNotOverflowTheStackOnThousandsOfNestedGroups() {
        String nested = "(".repeat(50_000) + "a" + ")".repeat(50_000);

        SchemaPattern compiled = SchemaPattern.compile(nested);

        assertThat(compiled == null || compiled.toString().equals(nested)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a*)*\\1b$", "(.*a){25}!b", "(a*)*(a*)*(a*)*b"})
    void endsAPatternThatBacktracksForEver(String ecma) {
        SchemaPattern costly = pattern(ecma);

        assertThatThrownBy(() -> costly.find("a".repeat(64) + "!"))
                .isInstanceOfSatisfying(SchemaPattern.TooCostly.class, e -> assertThat(e.pattern())
                        .isEqualTo(ecma));
    }

    @Test
    void endsWhereJavasEngineRunsOutOfStack() {
        assertThatThrownBy(() -> pattern("^(a|b)*$").find("ab".repeat(500_000)))
                .isInstanceOf(SchemaPattern.TooCostly.class);
    }
}
