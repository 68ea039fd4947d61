package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the launcher for Windows where there is no Windows: that it says the same as the other one. */
class WindowsLauncherTest {

    private static final Path WINDOWS = Path.of("src/main/launcher/camel-codegen.cmd");
    private static final Path UNIX = Path.of("src/main/launcher/camel-codegen");

    private static List<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(file).replace("\r", ""))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    @Test
    void startsJavaAsTheOtherDoes() throws Exception {
        String options = "(?<=\\s)(-X(?:share|log|X:Tiered|X:.Use)[^\\s\\\\]*)";

        assertThat(found(WINDOWS, options)).hasSize(5).isEqualTo(found(UNIX, options));
        assertThat(found(WINDOWS, "-(XX:\\w+Archive\\w+|XX:Archive\\w+)"))
                .containsExactlyInAnyOrderElementsOf(found(UNIX, "-(XX:\\w+Archive\\w+|XX:Archive\\w+)"));
        assertThat(found(WINDOWS, "-cp \"%jar%\" (\\S+ .*)$")).containsExactly(CodegenCli.class.getName() + " %*");
        assertThat(found(UNIX, "-cp \"\\$jar\" (\\S+)")).containsExactly(CodegenCli.class.getName());
    }

    @Test
    void asksTheSameOfTheEnvironmentAndSaysTheSame() throws Exception {
        String variables = "\\b(CAMEL_CODEGEN_\\w+|JAVA_HOME|XDG_\\w+)\\b";
        String complaints =
                "(needs Java 17 or later[^\"]*|install camel-codegen again[^\"]*|no java on the PATH[^\";]*)";

        assertThat(found(WINDOWS, variables)).containsExactlyInAnyOrderElementsOf(found(UNIX, variables));
        assertThat(found(WINDOWS, complaints)).containsExactlyInAnyOrderElementsOf(found(UNIX, complaints));
    }

    @Test
    void everyJumpHasItsPlace() throws Exception {
        List<String> labels = found(WINDOWS, "^:(\\w+)$");

        assertThat(found(WINDOWS, "goto (\\w+)$")).isSubsetOf(labels);
        assertThat(found(WINDOWS, "(\\bgoto\\b.*)$")).allMatch(jump -> jump.matches("goto \\w+"));
        assertThat(labels).isNotEmpty();
    }

    /** In a script of other lines, cmd.exe does not find all labels. */
    @Test
    void itsLinesEndAsThoseOfWindows() throws Exception {
        assertThat(Files.readString(WINDOWS))
                .doesNotContainPattern("(?<!\r)\n")
                .endsWith("\r\n")
                .isASCII();
        assertThat(Files.readString(Path.of("../../.gitattributes"))).contains("*.cmd text eol=crlf\n");
    }

    /** The assembly itself is made after the tests. */
    @Test
    void theBuildPutsItBesideTheOther() throws Exception {
        String pom = Files.readString(Path.of("pom.xml")).replaceAll("\\s+", "");

        assertThat(UNIX.getParent()).isEqualTo(WINDOWS.getParent());
        assertThat(pom)
                .contains("<outputDirectory>${project.build.directory}/camel-codegen/bin</outputDirectory><resources>"
                        + "<resource><directory>src/main/launcher</directory></resource></resources>");
    }
}
