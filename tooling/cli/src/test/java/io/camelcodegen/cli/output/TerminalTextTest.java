package io.camelcodegen.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[31mb", // colour
                "a\u001b[2J\u001b[Hb", // clear the screen
                "a\u009b31mb", // the same in one character
                "a\u001b]0;title\u0007b", // window title
                "a\u001b]8;;http://evil\u001b\\b", // hyperlink
                "a\u001b]52;c;ZXZpbA==\u0007b", // clipboard
                "a\u001bPq#0\u001b\\b", // device control
                "a\u001b(0b", // character set
                "a\u001bcb", // reset
                "a\u0007\u0008\u007f\u0000b",
                "a\u202eb", // turns what follows round
                "a\u2066\u200b\u00ad\ufeffb"
            })
    void takesWholeSequencesAway(String hostile) {
        assertThat(TerminalText.clean(hostile)).isEqualTo("ab");
    }

    @Test
    void aSequenceThatDoesNotEndTakesNoMoreThanItsLine() {
        assertThat(TerminalText.clean("a\u001b]0;title\nnext")).isEqualTo("a\nnext");
        assertThat(TerminalText.clean("a\u001b[31")).isEqualTo("a");
        assertThat(TerminalText.clean("a\u001b")).isEqualTo("a");
    }

    @Test
    void keepsLinesTabsAndEveryScript() {
        String text = "Grüße\t日本語 👍🏽\nعربى";

        assertThat(TerminalText.clean(text)).isSameAs(text);
    }

    @Test
    void aLoneCarriageReturnCannotWriteOverTheLine() {
        assertThat(TerminalText.clean("safe\rrm -rf\r\nx")).isEqualTo("safe\nrm -rf\nx");
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdefg,6,abcde…", "'a b  c',20,'a b c'", "'ab cdef',4,'ab…'"})
    void cutsToTheWidth(String text, int width, String line) {
        assertThat(TerminalText.line(text, width)).isEqualTo(line);
    }

    @Test
    void doesNotReadAllOfAnEndlessDescription() {
        assertThat(TerminalText.line("x\n".repeat(1_000_000), 10)).hasSize(10).doesNotContain("\n");
    }

    @Test
    void dataIsEscapedAndNotLost() throws Exception {
        String hostile = "a\u001b[31m\u009b\u202e\u007f";

        String json = DataText.json(hostile, true);

        assertThat(json).isEqualTo("\"a\\u001B[31m\\u009b\\u202e\\u007F\"");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().readValue(json, String.class))
                .isEqualTo(hostile);
        assertThat(DataText.yaml(hostile)).doesNotContain("\u001b", "\u009b", "\u202e");
    }
}
