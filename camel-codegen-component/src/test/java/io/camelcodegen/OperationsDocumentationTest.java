package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.ConnectionState;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.testing.Snippets;
import io.camelcodegen.tool.ToolHints;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/operations.md: its properties enable what it says, and its table names what there is. */
class OperationsDocumentationTest {

    private final Main main = new Main();
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
        main.bind("codegen-source-recording", shop);
        main.bind("shop-config", SourceConfig.builder("shop", "recording").build());
        Properties properties = new Properties();
        properties.load(
                new StringReader(Snippets.of("operations.md", "properties").get(0)));
        properties.forEach((key, value) -> main.addInitialProperty(key.toString(), value.toString()));
        main.start();
        camel = main.getCamelContext();
        Codegen.of(camel).call("shop__read", Map.of());
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void healthChecksRunWhereTheirPropertyIsSet() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(camel, "full");

        HealthCheck.Result shop = results.stream()
                .filter(result -> result.getCheck().getId().equals("codegen-source:shop"))
                .findFirst()
                .orElseThrow();
        assertThat(shop.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(shop.getDetails())
                .containsKeys(named(1).stream()
                        .filter(name -> !name.equals("codegen.lastError")) // nothing failed
                        .toArray(String[]::new));
        assertThat(HealthCheckHelper.invokeLiveness(camel))
                .noneMatch(result -> result.getCheck().getId().startsWith("codegen"));
    }

    @Test
    void devConsoleHasTheMembersOfTheTable() {
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("codegen");

        JsonArray sources = ((JsonObject) console.call(DevConsole.MediaType.JSON)).getCollection("sources");

        Set<String> shown = new TreeSet<>(((JsonObject) sources.get(0)).keySet());
        shown.addAll(List.of("lastErrorCode", "lastError"));
        assertThat(shown).isEqualTo(named(2));
        assertThat(camel.isDevConsole()).isTrue();
    }

    @Test
    void jmxHasTheAttributesOfTheTable() throws Exception {
        MBeanInfo bean = ManagementFactory.getPlatformMBeanServer()
                .getMBeanInfo(new ObjectName(
                        "org.apache.camel:context=" + camel.getManagementName() + ",type=codegen,name=\"shop\""));

        assertThat(Stream.of(bean.getAttributes()).map(MBeanFeatureInfo::getName))
                .containsExactlyInAnyOrderElementsOf(named(3));
        assertThat(Stream.of(bean.getOperations()).map(MBeanFeatureInfo::getName))
                .contains("resetCircuitBreaker", "refreshTools");
    }

    @Test
    void statesAreAllNamed() {
        String page = page();

        assertThat(ConnectionState.values()).allMatch(state -> page.contains("| `" + state + "` |"));
    }

    /** What stands in backticks in a column of the last table. */
    private static Set<String> named(int column) {
        String table = page().substring(page().indexOf("## What is shown"));
        return table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| | "))
                .map(line -> line.split("\\|")[column + 1])
                .flatMap(cell -> Pattern.compile("`([\\w.]+)`").matcher(cell).results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/operations.md"));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
