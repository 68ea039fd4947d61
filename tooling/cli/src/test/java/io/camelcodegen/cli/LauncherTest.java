package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a java that tells what it was started with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    Path directory;

    private Path program;
    private Path java;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        Path home = Files.createDirectories(directory.resolve("with space/camel-codegen"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        program = Files.copy(Path.of("src/main/launcher/camel-codegen"), home.resolve("bin/camel-codegen"));
        executable(program);
        Files.writeString(home.resolve("lib/camel-codegen.jar"), "");
        java = directory.resolve("a jdk");
        jdk("17.0.9");
        cache = directory.resolve("cache");
    }

    /** One that prints its arguments, makes the archive it is asked to make, and reads its input. */
    private void jdk(String version) throws IOException {
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path program = Files.writeString(java.resolve("bin/java"), """
                #!/bin/sh
                for a in "$@"; do
                    echo "[$a]"
                    case $a in -XX:ArchiveClassesAtExit=*) echo archive >"${a#*=}" ;; esac
                done
                cat
                exit 7
                """);
        executable(program);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Outcome(int exit, List<String> out) {}

    private Outcome run(Path script, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("/bin/sh", script.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", java.toString(), "CAMEL_CODEGEN_CACHE", cache.toString()));
        builder.environment().remove("CAMEL_CODEGEN_OPTS");
        Process process = builder.start();
        process.getOutputStream().write("input\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Outcome(process.waitFor(), out);
    }

    @Test
    void givesJavaTheArgumentsInputAndExitCodeAsTheyAre() throws Exception {
        Outcome outcome = run(program, "list", "a b", "", "$HOME `x` \"q\" *");

        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.out())
                .containsSequence(
                        "[io.camelcodegen.cli.CodegenCli]", "[list]", "[a b]", "[]", "[$HOME `x` \"q\" *]", "input");
        assertThat(outcome.out()).anyMatch(line -> line.startsWith("[-Dcamelcodegen.terminal=none"));
    }

    @Test
    void isFoundBehindALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), program);

        assertThat(run(link, "list").exit()).isEqualTo(7);
    }

    @Test
    void onlyACallMakesTheArchiveAndAllUseIt() throws Exception {
        Files.writeString(
                java.resolve("bin/java"),
                Files.readString(java.resolve("bin/java")).replace("exit 7", "exit 0"));

        run(program, "list");
        assertThat(cache).doesNotExist();
        Outcome first = run(program, "call", "x");
        Outcome second = run(program, "list");

        assertThat(first.out()).contains("input").anyMatch(line -> line.startsWith("[-XX:ArchiveClassesAtExit="));
        assertThat(second.out()).anyMatch(line -> line.startsWith("[-XX:SharedArchiveFile=" + cache));
        try (var files = Files.list(cache)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aCallThatFailsKeepsItsCodeAndLeavesNothingBehind() throws Exception {
        Outcome outcome = run(program, "call", "x");

        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void doesWithoutACacheWhereThereCanBeNone() throws Exception {
        cache = Files.writeString(directory.resolve("file"), "").resolve("cache");

        Outcome outcome = run(program, "call", "x");

        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.out()).noneMatch(line -> line.contains("Archive"));
    }

    @Test
    void saysWhatIsWrongWithJava() throws Exception {
        jdk("11.0.2");
        assertThat(run(program, "list").out()).singleElement().asString().contains("is Java 11.0.2", "needs Java 17");
        jdk("1.8.0_402");
        assertThat(run(program, "list").exit()).isEqualTo(1);

        java = directory.resolve("nowhere");
        assertThat(run(program, "list").out()).singleElement().asString().contains("JAVA_HOME", "needs Java 17");
    }

    /** The whole of it, where it has been built. */
    @Test
    void theAssemblyWorks() throws Exception {
        Path built = Path.of("target/camel-codegen/bin/camel-codegen").toAbsolutePath();
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(built), "not built yet");
        java = Path.of(System.getProperty("java.home"));

        Outcome outcome = run(built, "--version");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).anyMatch(line -> line.startsWith("Apache Camel 4."));
    }
}
