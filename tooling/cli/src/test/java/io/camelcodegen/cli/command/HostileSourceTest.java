package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import io.camelcodegen.cli.ExitCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API whose every text tries to steer the terminal, and which must never see its credentials shown. */
class HostileSourceTest {

    private static final String SECRET = "planted-s3cr3t-value";
    private static final String VARIABLE = "CODEGEN_CLI_TEST_TOKEN";
    private static final String HOSTILE =
            "title\u001b[31m red\u001b]0;owned\u0007\u009b2J \u202eevil\u0008\rover\u0000";
    private static final String FORBIDDEN = "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]";

    private static HttpServer server;

    @TempDir
    static Path directory;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/text", exchange -> {
            byte[] body = HOSTILE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/binary", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {0, (byte) 0xff, 27});
            exchange.close();
        });
        server.createContext("/refused", exchange -> {
            byte[] body = ("{\"detail\":\"" + "\\u001b[31mno" + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.setProperty(VARIABLE, SECRET);
        Configs.openapi(
                directory,
                document(),
                Map.of(
                        "baseUrl", "http://127.0.0.1:" + server.getAddress().getPort(),
                        "auth", Map.of("type", "bearer", "token", "${" + VARIABLE + "}"),
                        "headers", Map.of("X-Extra-Token", "${" + VARIABLE + "}")));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        System.clearProperty(VARIABLE);
    }

    private static String document() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", HOSTILE).put("version", "1");
        ObjectNode paths = document.putObject("paths");
        for (String name : List.of("text", "binary", "refused")) {
            ObjectNode get = paths.putObject("/" + name).putObject("get");
            get.put("operationId", name).put("summary", HOSTILE).put("description", HOSTILE);
            get.putArray("tags").add(HOSTILE);
            get.putArray("parameters")
                    .addObject()
                    .put("name", "q")
                    .put("in", "query")
                    .put("description", HOSTILE)
                    .putObject("schema")
                    .put("type", "string");
            get.putObject("responses").putObject("200").put("description", HOSTILE);
        }
        return document.toString();
    }

    private static CommandRun.Result run(String arguments) {
        return CommandRun.in(directory).run(arguments.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "list --agent",
                "list -o json",
                "list -o yaml",
                "search title",
                "search title -o json",
                "search title --agent",
                "describe api__text",
                "describe api__text -o json",
                "describe api__text -o yaml",
                "describe api__text --schema",
                "describe api__text --agent",
                "describe api__nothing_of_the_kind",
                "call api__text",
                "call api__text -o json",
                "call api__text -o yaml",
                "call api__text --raw",
                "call api__text --agent",
                "call api__refused",
                "call api__refused -o json",
                "call api__refused -v",
                "call api__text -p nope=1",
                "sources",
                "sources -o json",
                "doctor",
                "doctor -o json",
                "validate",
                "generate --dry-run",
                "sync --check"
            })
    void neitherEscapesNorSecretsArePrinted(String arguments) {
        CommandRun.Result result = run(arguments);

        assertThat(result.all()).isNotBlank().doesNotContain(SECRET).doesNotContainPattern(FORBIDDEN);
    }

    @Test
    void dataCanBeRead() throws Exception {
        assertThat(new ObjectMapper().readTree(run("list -o json").out())).hasSize(3);
        assertThat(new YAMLMapper().readTree(run("list -o yaml").out())).hasSize(3);
        assertThat(new ObjectMapper()
                        .readTree(run("call api__text -o json").out())
                        .asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void aRefusalHasTheExitCodeOfItsCategory() {
        assertThat(run("call api__refused").exit()).isEqualTo(ExitCode.AUTH);
    }

    @Test
    void binaryDataGoesToPipesAndFilesOnly() {
        CommandRun.Result piped = run("call api__binary");
        CommandRun.Result shown = CommandRun.in(directory).onTerminal().run("call", "api__binary");

        assertThat(piped.bytes()).containsExactly(0, 0xff, 27);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).contains("3 bytes", "--out");
        run("call api__binary --out result.bin");
        assertThat(directory.resolve("result.bin")).hasBinaryContent(new byte[] {0, (byte) 0xff, 27});
    }
}
