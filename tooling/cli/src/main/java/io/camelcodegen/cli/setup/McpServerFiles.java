package io.camelcodegen.cli.setup;

import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.JsonValues;
import io.camelcodegen.tool.ToolName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the MCP servers that other programs are configured with, where they keep them. Only reads; a file that is not
 * there, or not as expected, is passed over, as it is not ours to judge.
 */
public final class McpServerFiles {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final List<String> MEMBERS = List.of("mcpServers", "servers");
    /** What all of those programs mean by the same names. */
    private static final List<String> KEYS = List.of("command", "args", "env", "cwd", "url", "headers", "type");

    private final Terminal terminal;
    private final String system;

    McpServerFiles(Terminal terminal, String system) {
        this.terminal = terminal;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    public static McpServerFiles of(Terminal terminal) {
        return new McpServerFiles(terminal, System.getProperty("os.name", ""));
    }

    /**
     * The servers, those of the project before those of the user.
     *
     * @param taken names that they must not have
     */
    public List<DiscoveredServer> find(Set<String> taken) {
        Set<String> names = new HashSet<>(taken);
        List<DiscoveredServer> servers = new ArrayList<>();
        for (Path file : files()) {
            servers(file).forEach((name, settings) -> add(file, name, settings, names, servers));
        }
        return servers;
    }

    /** Where they are looked for; most are not there. */
    List<Path> files() {
        Path directory = terminal.directory();
        Path home = terminal.home();
        List<Path> files = new ArrayList<>();
        files.add(directory.resolve(".mcp.json")); // Claude Code, of a project
        files.add(directory.resolve(".cursor/mcp.json"));
        files.add(directory.resolve(".vscode/mcp.json"));
        files.addAll(jsonIn(home.resolve(".config/mcp")));
        files.add(settings().resolve("Claude/claude_desktop_config.json"));
        files.add(home.resolve(".claude.json"));
        files.add(home.resolve(".cursor/mcp.json"));
        files.add(settings().resolve("Code/User/mcp.json"));
        files.add(home.resolve(".codeium/windsurf/mcp_config.json"));
        files.add(home.resolve(".gemini/settings.json"));
        return files;
    }

    /** Where desktop programs of this system keep their settings. */
    private Path settings() {
        if (system.contains("mac")) {
            return terminal.home().resolve("Library/Application Support");
        }
        String configured = terminal.variable(system.contains("windows") ? "APPDATA" : "XDG_CONFIG_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured);
        }
        return terminal.home().resolve(system.contains("windows") ? "AppData/Roaming" : ".config");
    }

    private static List<Path> jsonIn(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            return List.of();
        }
        return files.stream().sorted().toList();
    }

    private static Map<String, Map<?, ?>> servers(Path file) {
        Map<String, Map<?, ?>> servers = new LinkedHashMap<>();
        if (read(file) instanceof Map<?, ?> root) {
            for (String member : MEMBERS) {
                if (root.get(member) instanceof Map<?, ?> byName) {
                    byName.forEach((name, server) -> {
                        if (server instanceof Map<?, ?> settings) {
                            servers.put(String.valueOf(name), settings);
                        }
                    });
                }
            }
        }
        return servers;
    }

    private static @Nullable Object read(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : JsonValues.read(bytes);
        } catch (IOException e) { // unreadable, or with comments, as some allow themselves
            return null;
        }
    }

    private void add(
            Path file, String original, Map<?, ?> settings, Set<String> names, List<DiscoveredServer> servers) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String key : KEYS) {
            Object value = settings.get(key);
            if (value != null) {
                known.put(key, value);
            }
        }
        String name = free(sourceName(original), names);
        try {
            SourceConfig config = ConfigFiles.sources(terminal).parse(name, known);
            names.add(name);
            servers.add(new DiscoveredServer(name, original, file.toString(), config));
        } catch (CodegenException e) { // of a kind or a form that we do not know
            names.remove(name);
        }
    }

    private static String free(String name, Set<String> names) {
        String free = name;
        for (int i = 2; names.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** The name as a source's may be. */
    static String sourceName(String name) {
        String plain =
                name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("_{2,}", "_").replaceAll("^[^A-Za-z]+|[_-]+$", "");
        return ToolName.isSourceName(plain) ? plain : "mcp-" + Integer.toHexString(name.hashCode());
    }
}
