package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only an MCP source may set. The other programs that read {@code mcpServers} say {@code type} for our
 * {@code transport}, and spell streamable HTTP in several ways; the property is always one of {@code stdio},
 * {@code streamable-http} and {@code sse}.
 */
final class McpSettings {

    static final String STDIO = "stdio";
    static final String HTTP = "streamable-http";
    /** Each spelling with the property it becomes. */
    private static final Map<String, String> SPELLINGS = Map.of(
            STDIO, STDIO, HTTP, HTTP, "http", HTTP, "streamableHttp", HTTP, "streamable_http", HTTP, "sse", "sse");

    private static final List<String> TRANSPORTS =
            List.of(STDIO, HTTP, "sse", "http", "streamableHttp", "streamable_http");
    private static final List<String> TYPES =
            List.of("mcp", STDIO, HTTP, "sse", "http", "streamableHttp", "streamable_http");

    private McpSettings() {}

    static boolean isTransport(String word) {
        return SPELLINGS.containsKey(word);
    }

    static void read(Settings settings, SourceConfig.Builder builder) {
        String command = settings.text("command");
        String url = UrlSettings.read(settings, "url");
        List<String> args = settings.texts("args");
        Map<String, String> env = environment(settings);
        String cwd = settings.text("cwd");
        String transport = transport(settings);
        Duration initTimeout = settings.duration("initTimeout", false);
        boolean process = settings.has("command");
        if (process == settings.has("url")) {
            settings.problem("", process ? "has both command and url; an MCP server has one" : "needs command or url");
        } else if (transport != null && process != transport.equals(STDIO)) {
            settings.problem(
                    "",
                    process
                            ? "has a command, so its transport is stdio"
                            : "has a url, so stdio cannot be its transport");
        }
        for (String key : process ? List.of("auth", "headers") : List.of("args", "env", "cwd")) {
            if (settings.has(key)) {
                settings.problem(
                        key, process ? "cannot reach a server that is run by command; use env" : "needs command");
            }
        }
        set(builder, "command", command);
        set(builder, "args", args.isEmpty() ? null : args);
        set(builder, "env", env.isEmpty() ? null : env);
        set(builder, "cwd", cwd);
        set(builder, "url", url);
        set(builder, "transport", transport);
        set(builder, "initTimeout", initTimeout == null ? null : initTimeout.toMillis());
    }

    private static Map<String, String> environment(Settings settings) {
        Map<String, String> env = settings.textsByName("env");
        env.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                settings.problem(
                        "env", Problems.quote(name) + " is not an environment variable that a process can have");
            }
        });
        return env;
    }

    private static @Nullable String transport(Settings settings) {
        String transport = settings.choice("transport", TRANSPORTS);
        String type = settings.choice("type", TYPES);
        if (transport == null && type != null && !type.equals("mcp")) {
            transport = type;
        }
        return transport == null ? null : SPELLINGS.get(transport);
    }

    private static void set(SourceConfig.Builder builder, String key, @Nullable Object value) {
        if (value != null) {
            builder.property(key, value);
        }
    }
}
