package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.cli.setup.DiscoveredServer;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.source.SourceConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "sources",
        description = {
            "Shows the configured sources, without connecting to any.",
            "With --discover also the MCP servers that other programs (Claude Desktop and Code, Cursor, VS Code, Windsurf,"
                    + " Gemini, ~/.config/mcp) are configured with; none of them is run."
        })
public final class SourcesCommand extends CodegenCommand {

    @Override
    int run(Session session) {
        ConfigFile config =
                ConfigFiles.read(session.terminal(), session.options().config());
        String location = config.location() == null ? "" : config.location();
        List<Map<String, Object>> sources = new ArrayList<>();
        config.sources().forEach(source -> sources.add(entry(source, location)));
        for (DiscoveredServer server : session.discovered()) {
            Map<String, Object> entry = entry(server.config(), server.origin());
            entry.put("discovered", true);
            sources.add(entry);
        }
        session.output().print(sources, lines -> lines(lines, sources));
        if (config.location() == null && sources.isEmpty()) {
            session.note("no configuration found; 'camel-codegen quickstart' makes one");
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> entry(SourceConfig source, String origin) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", source.name());
        entry.put("type", source.type());
        entry.put("from", origin);
        return entry;
    }

    private void lines(Lines lines, List<Map<String, Object>> sources) {
        lines.columns(
                sources.stream()
                        .map(entry -> new Lines.Row(
                                String.valueOf(entry.get("name")), entry.get("type") + "  " + entry.get("from")))
                        .toList(),
                40,
                Integer.MAX_VALUE);
    }
}
