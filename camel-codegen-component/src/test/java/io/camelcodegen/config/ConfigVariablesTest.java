package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigVariablesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("A", "one", "B_2", "two", "EMPTY", "", "TRAP", "${A} $A {{x}} $${A}", "BRACE", "a}b", "_u", "under");

    private final ConfigVariables variables =
            new ConfigVariables("github", ENVIRONMENT::get, placeholder -> "<" + placeholder + ">");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "null",
            value = {
                "plain|plain",
                "${A}|one",
                "$A|one",
                "x${A}y$B_2|xoneytwo",
                "$A/$B_2-$_u|one/two-under",
                "${A:-no}|one",
                "${NOPE:-default}|default",
                "${EMPTY:-default}|default",
                "${NOPE:-}|''",
                "${NOPE:-a:b-c$1}|a:b-c$1",
                "${NOPE:-${B_2}}|two",
                "${NOPE:-${NADA:-$A}}!|one!",
                "${A:-${NOPE}}|one",
                "${NOPE:-{{k}}}|<{{k}}>",
                "${BRACE}}|a}b}",
            })
    void replacesVariables(String value, String expected) {
        assertThat(variables.resolve(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "$|$",
                "$$|$$",
                "$5|$5",
                "cost: 5$|cost: 5$",
                "a$ b|a$ b",
                "$-x|$-x",
                "$$5|$$5",
                "$${A}|${A}",
                "$$A|$A",
                "$${A:-x}|${A:-x}",
                "$$${A}|$${A}",
                "${NOPE:-$${A}}|${A}",
                "$${|${",
                "{x}|{x}",
                "{{open|{{open",
                "}} {|}} {",
                "\\{{.Name\\}}|{{.Name}}",
                "C:\\dir|C:\\dir",
            })
    void leavesOtherTextAndEscapesAlone(String value, String expected) {
        assertThat(variables.resolve(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{{env:X}}b|a<{{env:X}}>b",
                "{{k:{{d}}}}|<{{k:{{d}}}}>",
                "{{a}}{{b}}|<{{a}}><{{b}}>",
                "$A{{k}}|one<{{k}}>",
            })
    void givesEachPlaceholderToCamelWhole(String value, String expected) {
        assertThat(variables.resolve(value)).isEqualTo(expected);
    }

    @Test
    void neverLooksAtWhatAVariableHolds() {
        assertThat(variables.resolve("$TRAP|${TRAP}|${NOPE:-$TRAP}"))
                .isEqualTo("${A} $A {{x}} $${A}|${A} $A {{x}} $${A}|${A} $A {{x}} $${A}");
    }

    @Test
    void neverLooksAtWhatAPlaceholderGives() {
        ConfigVariables nested = new ConfigVariables("github", ENVIRONMENT::get, placeholder -> "${A}{{again}}$A");

        assertThat(nested.resolve("{{k}}")).isEqualTo("${A}{{again}}$A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${NOPE}", "$NOPE", "Bearer ${NOPE}", "${X:-${NOPE}}", "${EMPTY} ${NOPE}"})
    void namesAVariableThatIsMissing(String value) {
        CodegenException e = catchThrowableOfType(CodegenException.class, () -> variables.resolve(value));

        assertThat(e.getCode()).isEqualTo(ErrorCode.AUTH_MISSING);
        assertThat(e.getContext()).containsEntry(ErrorContext.SOURCE, "github");
        assertThat(e.getMessage())
                .containsAnyOf("NOPE", "EMPTY")
                .contains("'github'")
                .contains(":-default}");
    }

    @Test
    void takesAVariableThatIsEmptyForMissing() {
        CodegenException e = catchThrowableOfType(CodegenException.class, () -> variables.resolve("${EMPTY}"));

        assertThat(e.getCode()).isEqualTo(ErrorCode.AUTH_MISSING);
        assertThat(e.getContext()).containsEntry(ErrorContext.VARIABLE, "EMPTY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret${",
                "s3cret${}",
                "s3cret${A",
                "s3cret${A-x}",
                "s3cret${A:?x}",
                "${env:A}s3cret",
                "${1}s3cret",
                "${A:-s3cret",
                "${A:-${B}s3cret",
                "${ A }s3cret"
            })
    void refusesWhatIsNoVariableWithoutShowingIt(String value) {
        CodegenException e = catchThrowableOfType(CodegenException.class, () -> variables.resolve(value));

        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(e.getMessage()).contains("${NAME:-default}").contains("$${").doesNotContain("s3cret");
    }

    @Test
    void boundsDefaultsInDefaults() {
        String deep = "${X:-".repeat(100_000);

        CodegenException e = catchThrowableOfType(CodegenException.class, () -> variables.resolve(deep));

        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
    }

    @Test
    void readsTheEnvironmentThenSystemPropertiesThenCamel() throws Exception {
        String inBoth = System.getenv().entrySet().stream()
                .filter(entry ->
                        entry.getKey().matches("[A-Z_]+") && !entry.getValue().isEmpty())
                .findFirst()
                .orElseThrow()
                .getKey();
        System.setProperty(inBoth, "from the property");
        System.setProperty("CONFIG_VARIABLES_TEST", "a property");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.setProperty("region", "eu");
            context.getPropertiesComponent().setInitialProperties(properties);
            context.start();
            ConfigVariables real = ConfigVariables.of("github", context);

            assertThat(real.resolve("$" + inBoth)).isEqualTo(System.getenv(inBoth));
            assertThat(real.resolve("${CONFIG_VARIABLES_TEST}-{{region}}-{{nope:x}}-{{?nope}}"))
                    .isEqualTo("a property-eu-x-");
            CodegenException e = catchThrowableOfType(CodegenException.class, () -> real.resolve("{{nope}}"));
            assertThat(e.getCode()).isEqualTo(ErrorCode.AUTH_MISSING);
            assertThat(e.getMessage()).contains("{{nope}}");
        } finally {
            System.clearProperty(inBoth);
            System.clearProperty("CONFIG_VARIABLES_TEST");
        }
    }

    /** Whatever the variables hold, it comes out as it is; what stands between them is plain. */
    @Property
    void substitutesExactlyOnce(@ForAll("parts") List<String> parts, @ForAll("contents") String content) {
        StringBuilder value = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (String part : parts) {
            boolean variable = part.startsWith("$") || part.startsWith("{{");
            value.append(part);
            expected.append(variable ? content : part);
        }
        List<String> asked = new ArrayList<>();
        ConfigVariables any = new ConfigVariables(
                "s",
                name -> {
                    asked.add(name);
                    return content;
                },
                placeholder -> content);

        assertThat(any.resolve(value.toString())).isEqualTo(expected.toString());
        assertThat(asked).allMatch(name -> name.equals("V"));
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of("${V}", "$V", "${V:-${V}}", "{{v}}", " ", "-", "x y ", "€", "}", "\n", "\"")
                .list()
                .ofMaxSize(12)
                .map(parts -> {
                    List<String> apart = new ArrayList<>();
                    parts.forEach(part -> {
                        apart.add(part);
                        apart.add("."); // so that no two of them make a third
                    });
                    return apart;
                });
    }

    @Provide
    Arbitrary<String> contents() {
        return Arbitraries.of("${V}", "$V", "{{v}}", "$${V}", "${", "}}", "{{", "\\{{", "x", "$")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join("", list));
    }

    @Property
    void failsOnlyAsACodegenException(@ForAll("soup") String value) {
        try {
            assertThat(variables.resolve(value)).isNotNull();
        } catch (CodegenException e) {
            assertThat(e.getCode()).isIn(ErrorCode.AUTH_MISSING, ErrorCode.INVALID_CONFIG);
        }
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of("$", "{", "}", "A", "NOPE", ":-", "\\", "{{", "}}", "1", " ", "\u0000", "😀", "EMPTY")
                .list()
                .ofMaxSize(20)
                .map(list -> String.join("", list));
    }
}
