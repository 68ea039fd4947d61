package io.camelcodegen.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"{", "{'a': 1, 'a': 1}", "{} {}", "[1,]", "{'secret': hunter2}", "// no\n{}", "NaN"})
    void refusesWhatMayBeReadInTwoWaysAndQuotesNothingOfIt(String json) {
        assertThatThrownBy(() -> StrictJson.parse(json.replace('\'', '"')))
                .isInstanceOfSatisfying(IOException.class, e -> assertThat(StrictJson.problem(e))
                        .matches("is not valid JSON, see line \\d+, column \\d+"));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> StrictJson.parse("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> StrictJson.parse("\"ü\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(IOException.class, e -> assertThat(StrictJson.problem(e))
                        .isEqualTo("is not UTF-8"));
        assertThatThrownBy(() -> StrictJson.parse("{}".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void keepsNumbersAsTheyAreWrittenAndMindsNoByteOrderMark() throws IOException {
        String json = "[1.50,12345678901234567890123,0.1000000000000000000000000001]";

        assertThat(StrictJson.parse(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8)))
                .hasToString(json);
    }

    @Test
    void ofNothingThereIsNothing() throws IOException {
        assertThat(StrictJson.parse(new byte[0]).isMissingNode()).isTrue();
    }
}
