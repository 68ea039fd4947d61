package io.camelcodegen.cli;

import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.cli.setup.DiscoveredServer;
import io.camelcodegen.cli.setup.McpServerFiles;
import io.camelcodegen.source.SourceConfig;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The MCP servers that other programs are configured with, as far as a run may use them. Only those that the user named get
 * into its workspace: nothing else can run one.
 */
final class OtherServers {

    private final Set<String> named = new HashSet<>();
    private @Nullable List<DiscoveredServer> found;

    /** @param sources that the user named */
    void name(Collection<String> sources) {
        named.addAll(sources);
    }

    /** All there are, where they are wanted; each with a name of its own. Looked for once. */
    List<DiscoveredServer> find(Terminal terminal, GlobalOptions options) {
        List<DiscoveredServer> known = found;
        if (known == null) {
            known = options.discover ? McpServerFiles.of(terminal).find(taken(terminal, options)) : List.of();
            found = known;
        }
        return known;
    }

    /** Those that were named. */
    List<SourceConfig> wanted(Terminal terminal, GlobalOptions options) {
        return find(terminal, options).stream()
                .filter(server -> named.contains(server.name()))
                .map(DiscoveredServer::config)
                .toList();
    }

    private static Set<String> taken(Terminal terminal, GlobalOptions options) {
        return ConfigFiles.read(terminal, options.config).sources().stream()
                .map(SourceConfig::name)
                .collect(Collectors.toSet());
    }
}
