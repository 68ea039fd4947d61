package io.camelcodegen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.error.SourceErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void whatASourceSaysReachesNoTerminalAsControl() {
        CodegenException failure = SourceErrors.discoveryFailed(
                "pets", "pets.json", "found '\u001b[2J\u001b]0;title\u0007 \u202egnihton' there", null);

        String text = Failures.text(failure);

        assertThat(text).startsWith("DISCOVERY_FAILED (DISCOVERY): ").contains("found '", "gnihton' there");
        assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }

    @Test
    void problemsOfAConfigurationKeepTheirLines() {
        CodegenException failure = ConfigErrors.invalid("codegen.config.json", List.of("a: one", "b: two"));

        assertThat(Failures.text(failure)).endsWith(String.valueOf(failure.getMessage()));
        assertThat(failure.getMessage()).contains("\n");
    }
}
