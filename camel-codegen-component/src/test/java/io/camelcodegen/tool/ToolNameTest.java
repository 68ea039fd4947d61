package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ToolNameTest {

    /** As the contract gives it. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(_[A-Za-z0-9-]+)*");

    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_]+");

    @Property
    void knowsASourceName(
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') @Chars({'Z', '0', '9', '_', '-', ' ', 'é'})
                    String name) {
        assertThat(ToolName.isSourceName(name)).isEqualTo(SOURCE.matcher(name).matches());
    }

    @Property
    void takesAToolNameOnly(
            @ForAll @StringLength(max = 4) @CharRange(from = 'a', to = 'c') @Chars({'Z', '0', '9', '_', '-', ' ', 'é'})
                    String name) {
        if (TOOL.matcher(name).matches()) {
            assertThat(new ToolName("api", name)).hasToString("api__" + name);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new ToolName("api", name));
        }
    }

    @Property
    void makesAToolNameOfAnyText(@ForAll String text) {
        String name = ToolName.of("api", text).tool();

        assertThat(name).matches(TOOL).hasSize(Math.max(1, text.codePointCount(0, text.length())));
    }

    @Test
    void saysWhatANameMustBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToolName("a__b", "x"))
                .withMessageContaining("not a source name: 'a__b'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToolName("a", "x/y"))
                .withMessageContaining("not a tool name: 'x/y'");
    }
}
