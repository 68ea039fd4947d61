package io.camelcodegen.generator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.text.PlainText;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultJsonTest {

    private static final int ALL = 20_000_000;

    private static String json(Object value) {
        return ResultJson.of(value, ALL).text();
    }

    /** All characters for which descriptions and results must do the same. */
    private static String characters(IntPredicate which) {
        return IntStream.rangeClosed(0xA0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> !Character.isSpaceChar(c))
                .filter(which)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isShown(int codePoint) {
        return !PlainText.block(Character.toString(codePoint), 10).isEmpty();
    }

    @Test
    void escapesExactlyWhatADescriptionLoses() {
        String shown = characters(ResultJsonTest::isShown);
        String hidden = characters(c -> !isShown(c));

        assertThat(json(shown)).isEqualTo('"' + shown + '"');
        assertThat(json(hidden)).matches("\"(\\\\u[0-9a-f]{4}){" + hidden.length() + "}\"");
        assertThat(ResultJson.of(hidden, ALL).value().textValue()).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFE00",
                "\uFE0F",
                "\uDB40\uDD00",
                "\uDB40\uDDEF",
                "\u115F",
                "\u1160",
                "\u3164",
                "\uFFA0",
                "\u200B",
                "\u202E",
                "\u2028",
                "\u00AD",
                "\uFEFF",
                "\uE000",
                "\uFFFF"
            })
    void whatIsHiddenIsEscapedAndNothingIsLost(String hidden) {
        String json = json("a" + hidden + "b");

        assertThat(json).containsPattern("^\"a(\\\\u[0-9a-f]{4})+b\"$");
        assertThat(ResultJson.of("a" + hidden + "b", ALL).value().textValue()).isEqualTo("a" + hidden + "b");
    }

    /** A heart without its selector is a heart, and a row of selectors behind it would be a message. */
    @Test
    void anEmojiKeepsItsPictureAndShowsItsSelector() {
        assertThat(json("\u2764\uFE0F 🐪")).isEqualTo("\"\u2764\\ufe0f 🐪\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2800", "\u3000", "\u00A0", "é", "東", "🐪"})
    void whatTakesRoomStaysAsItIs(String visible) {
        assertThat(json("a" + visible + "b")).isEqualTo("\"a" + visible + "b\"");
    }

    @Test
    void halfACharacterIsEscaped() {
        assertThat(json("a\uD83Db")).isEqualTo("\"a\\ud83db\"");
        assertThat(json("a\uDC2Ab")).isEqualTo("\"a\\udc2ab\"");
        assertThat(json("\uD83D\uD83D\uDC2A")).isEqualTo("\"\\ud83d🐪\"");
    }

    /** Jackson hands over what its buffer holds, wherever that ends. */
    @Test
    void charactersMayBeCutBetweenBuffers() {
        for (int offset = 0; offset < 2; offset++) {
            String text = "x".repeat(offset) + "🐪".repeat(5_000) + "\uDB40\uDC41";

            assertThat(json(text)).isEqualTo('"' + text.substring(0, text.length() - 2) + "\\udb40\\udc41\"");
        }
    }
}
