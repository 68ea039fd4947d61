package io.camelcodegen.generator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Lists repositories. Sorted by name.          | Lists repositories.
            Use a filter, e.g. a label. Then go on.      | Use a filter, e.g. a label.
            Needs version 1.2.3 of the API. More.        | Needs version 1.2.3 of the API.
            Ends with etc. and goes on                   | Ends with etc. and goes on
            Is it there? Ask.                            | Is it there?
            No end at all                                | No end at all
            一覧を返す。詳細。                             | 一覧を返す。
            """)
    void takesTheFirstSentence(String text, String sentence) {
        assertThat(PlainText.line(text, 100)).isEqualTo(sentence);
    }

    @Test
    void joinsTheLinesOfTheFirstParagraphThatHoldsSomething() {
        assertThat(PlainText.line("\n\n  \tGets\r\none   of\u2028them\n\nsecond", 100))
                .isEqualTo("Gets one of them");
    }

    @Test
    void removesWhatCannotBeSeen() {
        String hidden = "a\u0000\u001b[31mb\u202Ec\u2066d\u200Be\uFEFFf\u00ADg\uD800h\uDC00i\uFFFFj"
                + new StringBuilder().appendCodePoint(0xE0041).appendCodePoint(0xE0101) + "\uFE0Fk\u3164l";

        assertThat(PlainText.line(hidden, 100)).isEqualTo("a[31mbcdefghijkl");
        assertThat(PlainText.block(hidden, 100)).isEqualTo("a[31mbcdefghijkl");
    }

    @Test
    void keepsLettersOfEveryScriptAndEmoji() {
        assertThat(PlainText.line("Größe 東京 नमस्ते 🐪", 100)).isEqualTo("Größe 東京 नमस्ते 🐪");
    }

    @Test
    void cutsAtAWordWhereOneIsNear() {
        assertThat(PlainText.line("Returns the repositories of a user", 20)).isEqualTo("Returns the…");
        assertThat(PlainText.line("Returns the repositories of a user", 13)).isEqualTo("Returns the…");
        assertThat(PlainText.line("Supercalifragilistic", 6)).isEqualTo("Super…");
    }

    @Test
    void cutsNeitherACharacterNorItsAccents() {
        assertThat(PlainText.line("🐪🐪🐪🐪", 3)).isEqualTo("🐪🐪…");
        assertThat(PlainText.line("abe\u0301\u0302xyz", 5)).isEqualTo("ab…");
    }

    @Test
    void blocksKeepTheirLinesAndIndentation() {
        assertThat(PlainText.block("\r\n one  \r\n\r\n\r\n  two\u0085three\n", 100))
                .isEqualTo(" one\n\n  two\nthree");
        assertThat(PlainText.block("one two\nthree four", 12)).isEqualTo("one two…");
    }

    @Test
    void readsNoMoreThanItNeeds() {
        String endless = "word ".repeat(200_000);

        assertThat(PlainText.line(endless, 20)).isEqualTo("word word word word…");
        assertThat(PlainText.block(endless, 20)).isEqualTo("word word word word…");
    }

    @Test
    void hasNoRoomForLessThanOneCharacter() {
        assertThatThrownBy(() -> PlainText.line("a", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PlainText.line("ab", 1)).isEqualTo("…");
    }

    @Property(tries = 500)
    void neverLongerThanAskedAndOnOneLine(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int length) {
        String line = PlainText.line(text, length);
        String block = PlainText.block(text, length);

        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(length);
        assertThat(block.codePointCount(0, block.length())).isLessThanOrEqualTo(length);
        assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029\\p{Cf}\\p{Cs}]");
        assertThat(line).isEqualTo(line.strip());
        assertThat(block).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029\\p{Cf}\\p{Cs}&&[^\\n]]");
        assertThat(PlainText.line(line, length)).isEqualTo(line);
    }
}
