package io.camelcodegen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/maven-plugin.md says what the plugin's descriptor says, and shows what the integration tests build. */
class PluginPageTest {

    private static final Path PROJECT = Path.of("src/it/shop");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| `([\\w.]+)` \\| ([\\w, ]+) \\| (.*)\\|$");

    @Test
    void listsEveryParameterWithItsPropertyGoalsAndDefault() throws IOException {
        PluginDescriptor plugin = PluginDescriptor.read();
        TreeMap<String, Set<String>> goals = new TreeMap<>();
        plugin.parameters().forEach(parameter -> goals.computeIfAbsent(parameter.row(), row -> new TreeSet<>())
                .add(parameter.goal()));

        Set<String> listed =
                ROW.matcher(page()).results().map(PluginPageTest::row).collect(Collectors.toSet());

        Set<String> expected = new TreeSet<>();
        goals.forEach((row, names) ->
                expected.add((names.equals(plugin.goals()) ? "all" : String.join(", ", names)) + " | " + row));
        assertThat(listed).isEqualTo(expected).hasSizeGreaterThan(8);
    }

    private static String row(MatchResult row) {
        String fallback = row.group(4).strip().replace("`", "");
        return row.group(3) + " | " + row.group(1) + " | " + row.group(2) + " | " + fallback;
    }

    @Test
    void namesEveryGoalWithItsPhase() throws IOException {
        String page = page();

        assertThat(PluginDescriptor.read().phases()).hasSize(4).allSatisfy((goal, phase) -> assertThat(page)
                .contains("| `" + goal + "` | " + (phase.isEmpty() ? "" : "`" + phase + "` ") + "|"));
    }

    @Test
    void theSnippetsAreThoseOfTheIntegrationTest() throws IOException {
        String pom = Files.readString(PROJECT.resolve("pom.xml")).replace("@project.version@", "0.1.0-SNAPSHOT");

        assertThat(pom).containsIgnoringWhitespaces(snippet("xml"));
        assertThat(Files.readString(PROJECT.resolve("codegen.config.json"))).isEqualTo(snippet("json"));
        assertThat(Files.readString(PROJECT.resolve("src/main/java/org/example/Billing.java")))
                .contains(snippet("java"));
    }

    @Test
    void everyGoalIsKnownToEclipse() throws IOException {
        String mapping = Files.readString(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));

        assertThat(PluginDescriptor.read().goals())
                .allSatisfy(goal -> assertThat(mapping).contains("<goal>" + goal + "</goal>"));
    }

    @Test
    void everyGoalMayRunBesideOthers() throws IOException {
        assertThat(PluginDescriptor.read().threadSafe())
                .isEqualTo(PluginDescriptor.read().goals());
    }

    /** Messages of the libraries are to end in Maven's own log. */
    @Test
    void bringsNoLogger() {
        assertThat(System.getProperty("java.class.path")).doesNotContain("logback", "slf4j-simple", "log4j-core");
    }

    private static String snippet(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/maven-plugin.md"));
    }
}
