package io.camelcodegen.generator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTextTest {

    /** Direction override, tag, variation selectors, Hangul filler, grapheme joiner: sentences can be hidden in them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202e", "\udb40\udc41", "\udb40\udd00", "\ufe01", "\u3164", "\u034f", "\u0007", "\ud800"})
    void nothingThatCannotBeSeen(String hidden) {
        assertThat(AgentText.line("List" + hidden + "ed", 100)).isEqualTo("Listed");
        assertThat(AgentText.prose("List" + hidden + "ed", 100)).isEqualTo("Listed");
    }

    @Test
    void oneLine() {
        assertThat(AgentText.line(" a\r\n\tb \u2028\n\n c ", 100)).isEqualTo("a b c");
    }
}
