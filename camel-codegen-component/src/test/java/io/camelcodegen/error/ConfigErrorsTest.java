package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigErrorsTest {

    @Test
    void severalProblemsOfAConfigStandOnALineEach() {
        assertThat(ConfigErrors.invalid("codegen.config.json", List.of("a", "b")))
                .hasMessage("codegen.config.json: 2 problems\n  - a\n  - b");
        assertThat(ConfigErrors.invalid("codegen.config.json", List.of("a"))).hasMessage("codegen.config.json: a");
    }
}
