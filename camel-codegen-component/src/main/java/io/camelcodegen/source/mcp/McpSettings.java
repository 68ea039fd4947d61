package io.camelcodegen.source.mcp;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an MCP source, checked but with their variables not yet resolved.
 *
 * @param command null for a server over HTTP
 * @param url null for a server over stdio
 * @param transportGiven whether the config names the transport, so that no other may be tried
 * @param maxMessageBytes longest message the server may send
 */
record McpSettings(
        String source,
        @Nullable String command,
        List<String> args,
        Map<String, String> env,
        @Nullable String cwd,
        @Nullable String url,
        Transport transport,
        boolean transportGiven,
        Duration initTimeout,
        long maxMessageBytes) {

    /** Over stdio: most of what is sent by far fits; a longer line is not worth the memory it takes. */
    static final long MAX_LINE_BYTES = 64L * 1024 * 1024;

    private static final Duration DEFAULT_INIT_TIMEOUT = Duration.ofSeconds(60);
    private static final Set<String> STDIO_ONLY = Set.of("command", "args", "env", "cwd");
    private static final Set<String> KNOWN = Set.of("command", "args", "env", "cwd", "url", "transport", "initTimeout");

    /** How messages travel, by the names of the configuration. */
    enum Transport {
        STDIO("stdio"),
        STREAMABLE_HTTP("streamable-http"),
        SSE("sse");

        private final String label;

        Transport(String label) {
            this.label = label;
        }
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems */
    static McpSettings of(SourceConfig config) {
        Reader reader = new Reader(config);
        McpSettings settings = reader.read();
        if (!reader.problems.isEmpty()) {
            throw ConfigErrors.invalid("source '" + config.name() + "' (mcp)", reader.problems);
        }
        return settings;
    }

    /** Shows no values: each may hold a secret. */
    @Override
    public String toString() {
        return "McpSettings[" + source + ", " + transport.label + "]";
    }

    private static final class Reader {
        private final SourceConfig config;
        private final List<String> problems = new ArrayList<>();

        private Reader(SourceConfig config) {
            this.config = config;
        }

        private McpSettings read() {
            for (String key : new TreeSet<>(config.properties().keySet())) {
                if (!KNOWN.contains(key)) {
                    problems.add("'" + key + "' is unknown; allowed are " + String.join(", ", new TreeSet<>(KNOWN)));
                }
            }
            String command = text("command");
            String url = text("url");
            if ((command == null) == (url == null)) {
                problems.add(
                        command == null
                                ? "either 'command' (a server run as a subprocess) or 'url' (one over HTTP) is needed"
                                : "'command' and 'url' exclude each other");
            }
            if (url != null) {
                checkUrl(url);
                for (String key : new TreeSet<>(STDIO_ONLY)) {
                    if (!key.equals("command") && config.properties().containsKey(key)) {
                        problems.add("'" + key + "' is only for a server with a 'command'");
                    }
                }
            }
            if (config.auth() instanceof Auth.Schemes) {
                problems.add(
                        "'auth.schemes' is for a source whose document names security schemes; an MCP server has none");
            }
            Transport transport = transport(command != null);
            return new McpSettings(
                    config.name(),
                    command,
                    args(),
                    env(),
                    text("cwd"),
                    url,
                    transport,
                    config.properties().containsKey("transport"),
                    initTimeout(),
                    transport == Transport.STDIO
                            ? Math.min(config.maxResponseBytes(), MAX_LINE_BYTES)
                            : config.maxResponseBytes());
        }

        private @Nullable String text(String key) {
            Object value = config.properties().get(key);
            if (value == null) {
                return null;
            }
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
            problems.add("'" + key + "' must be a text that is not empty");
            return value.toString();
        }

        private void checkUrl(String url) {
            if (url.contains("$") || url.contains("{{")) {
                return; // checked again when its variables have values
            }
            try {
                HttpEndpoint.of(url);
            } catch (IllegalArgumentException e) {
                problems.add("'url': " + e.getMessage());
            }
        }

        private List<String> args() {
            Object value = config.properties().getOrDefault("args", List.of());
            if (!(value instanceof List<?> list)) {
                problems.add("'args' must be a list of texts");
                return List.of();
            }
            return list.stream().map(String::valueOf).toList();
        }

        private Map<String, String> env() {
            Object value = config.properties().getOrDefault("env", Map.of());
            Map<String, String> env = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, text) -> env.put(String.valueOf(name), String.valueOf(text)));
            } else {
                problems.add("'env' must be an object of names and texts");
            }
            for (String name : env.keySet()) {
                if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                    problems.add("'env' holds the impossible name '" + name + "'");
                }
            }
            return env;
        }

        private Transport transport(boolean hasCommand) {
            Object value = config.properties().get("transport");
            Transport fallback = hasCommand ? Transport.STDIO : Transport.STREAMABLE_HTTP;
            if (value == null) {
                return fallback;
            }
            for (Transport transport : Transport.values()) {
                if (transport.label.equals(value)) {
                    if (hasCommand != (transport == Transport.STDIO)) {
                        problems.add("'transport' " + value + " does not go with "
                                + (hasCommand ? "'command', only stdio does" : "'url'"));
                    }
                    return transport;
                }
            }
            problems.add("'transport' must be stdio, streamable-http or sse");
            return fallback;
        }

        private Duration initTimeout() {
            Object value = config.properties().get("initTimeout");
            if (value == null) {
                return DEFAULT_INIT_TIMEOUT;
            }
            try {
                Duration timeout = value instanceof Duration duration
                        ? duration
                        : Duration.ofMillis(Long.parseLong(value.toString()));
                if (timeout.isNegative() || timeout.isZero()) {
                    throw new NumberFormatException();
                }
                return timeout;
            } catch (NumberFormatException e) {
                problems.add("'initTimeout' must be a number of milliseconds above 0");
                return DEFAULT_INIT_TIMEOUT;
            }
        }
    }
}
