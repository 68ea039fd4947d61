package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.testing.EverythingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets stand wherever a configuration can hold one; neither what commands print nor any file they write has them. */
class PlantedSecretsTest {

    private static final String SECRET = "pl4nted";
    private static final String VARIABLE = "CODEGEN_CLI_PLANTED_TOKEN";
    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
              "/refused": {"get": {"operationId": "refused", "summary": "Refuses and repeats credentials",
                "responses": {"200": {"description": "ok"}}}}}}
            """;

    private static final String CONFIG = """
            {"sources": {
              "openapi": {
                "inline": {"spec": "document.json", "baseUrl": "BASE", "headers": {"X-Key": "SECRET-header"},
                  "auth": {"type": "bearer", "token": "SECRET-inline"}},
                "variable": {"spec": "document.json", "baseUrl": "BASE", "headers": {"X-Key": "${NOT_SET:-SECRET-default}"},
                  "auth": {"type": "bearer", "token": "${VARIABLE}"}},
                "query": {"spec": "document.json", "baseUrl": "BASE",
                  "auth": {"type": "apiKey", "in": "query", "name": "key", "value": "SECRET-query"}},
                "basic": {"spec": "document.json", "baseUrl": "BASE",
                  "auth": {"type": "basic", "username": "ada", "password": "SECRET-password"}}},
              "mcp": {
                "server": {"command": "node", "args": ["SCRIPT", "stdio", "--api-key=SECRET-argument"],
                  "env": {"API_KEY": "SECRET-environment"}}}}}
            """;

    @TempDir
    private static Path directory;

    private static HttpServer server;

    @BeforeAll
    static void configure() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/refused", exchange -> {
            String seen = exchange.getRequestHeaders().getFirst("Authorization")
                    + ' '
                    + exchange.getRequestHeaders().getFirst("X-Key")
                    + ' '
                    + exchange.getRequestURI();
            byte[] body = seen.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.setProperty(VARIABLE, SECRET + "-variable");
        Files.writeString(directory.resolve("document.json"), DOCUMENT);
        Files.writeString(
                directory.resolve("codegen.config.json"),
                CONFIG.replace("BASE", "http://127.0.0.1:" + server.getAddress().getPort())
                        .replace("VARIABLE", VARIABLE)
                        .replace("SECRET", SECRET)
                        .replace("SCRIPT", EverythingServer.script()));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        System.clearProperty(VARIABLE);
    }

    private static CommandRun.Result run(String arguments) {
        return CommandRun.in(directory).run(arguments.split(" "));
    }

    @Test
    void noFileThatIsWrittenHasThem() throws IOException {
        CommandRun.Result sync =
                run("sync --definitions --async --outputs java,routes,kamelets,ai-tools,typescript,markdown");
        CommandRun.Result tokens = run("tokens --write");
        CommandRun.Result again = run("sync --definitions -o json");

        assertThat(List.of(sync, tokens, again))
                .allSatisfy(result -> assertThat(result.all()).doesNotContain(SECRET));
        assertThat(sync.exit()).as(sync.err()).isEqualTo(ExitCode.OK);
        assertThat(directory)
                .isDirectoryContaining("glob:**/.agent-ready.json")
                .isDirectoryContaining("glob:**/codegen.lock.json")
                .isDirectoryContaining("glob:**/benchmark.json")
                .isDirectoryContaining("glob:**/BENCHMARK.md");
        List<Path> written;
        try (Stream<Path> files = Files.walk(directory)) {
            written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("codegen.config.json"))
                    .toList();
        }
        assertThat(written).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContain(SECRET));
    }

    @Test
    void noCommandPrintsThem() {
        for (String arguments : List.of(
                "sources -o json",
                "list",
                "search credentials --agent",
                "describe inline__refused --schema",
                "validate -o json",
                "doctor",
                "doctor -o json")) {
            assertThat(run(arguments).all()).as(arguments).isNotBlank().doesNotContain(SECRET);
        }
    }

    @Test
    void anErrorThatRepeatsThemIsPrintedWithoutThem() {
        for (String source : List.of("inline", "variable", "query", "basic")) {
            for (String format : List.of("text", "json")) {
                CommandRun.Result result = run("call " + source + "__refused -o " + format + " -v");

                assertThat(result.exit()).isEqualTo(ExitCode.AUTH);
                assertThat(result.all()).contains("403").doesNotContain(SECRET);
            }
        }
    }
}
