package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValueTest {

    @Test
    void arraysAndObjectsAreReadAsJson() {
        assertThat(OptionValue.read("[1,\"a\"]")).hasToString("[1,\"a\"]").isNotInstanceOf(String.class);
        assertThat(OptionValue.read("{\"a\":0.125}"))
                .hasToString("{\"a\":0.125}")
                .isNotInstanceOf(String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "a,b", "[not json", "{} {}", "[0e88888888888888888888]"})
    void otherTextStaysText(String text) {
        assertThat(OptionValue.read(text)).isEqualTo(text);
    }
}
