package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The whole of a configuration file, once it is read. */
final class ConfigParser {

    private final Function<String, ? extends Variables> variables;
    private final Problems problems = new Problems();
    private final List<SourceConfig> sources = new ArrayList<>();

    ConfigParser(Function<String, ? extends Variables> variables) {
        this.variables = variables;
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems */
    ConfigFile parse(String location, String text) {
        Object root = new ConfigText(location, problems).read(text);
        String outputDir = null;
        GenerateSettings generate = null;
        if (root instanceof Map<?, ?> map) {
            Settings settings = new Settings("", map, problems, variables.apply("defaults"));
            outputDir = settings.text("outputDir");
            generate = GenerateSettings.read(settings.object("generate"));
            readRoot(settings);
        } else if (root != null) {
            problems.add("", "must be an object with 'sources' or 'mcpServers', is " + Settings.kind(root));
        }
        problems.throwIfAny("configuration " + location);
        return new ConfigFile(location, sources, outputDir, generate);
    }

    private void readRoot(Settings root) {
        root.text("$schema");
        Settings defaults = root.object("defaults");
        SourceReader reader = new SourceReader(defaults == null ? CommonSettings.NONE : readDefaults(defaults));
        Settings byKind = root.object("sources");
        if (byKind != null) {
            for (String kind : byKind.keys()) {
                Settings byName = byKind.object(kind);
                if (!SourceReader.isKind(kind)) {
                    byKind.problem("", Problems.quote(kind) + " is not a kind of source, as openapi and mcp are");
                } else if (byName != null) {
                    readAll(kind, byName, reader);
                }
            }
        }
        Settings mcpServers = root.object("mcpServers");
        if (mcpServers != null) {
            readAll("mcp", mcpServers, reader);
        }
        root.text("runtimePackage"); // the older tool's, for JavaScript only
        root.finish();
    }

    private static CommonSettings readDefaults(Settings defaults) {
        CommonSettings common = CommonSettings.read(defaults);
        for (String key : List.of("auth", "headers", "aliases")) {
            if (defaults.raw(key) != null) {
                defaults.problem(key, "belongs to one source, and would here reach all of them");
            }
        }
        defaults.finish();
        return common;
    }

    private void readAll(String kind, Settings byName, SourceReader reader) {
        for (String name : byName.keys()) {
            Settings settings = byName.object(name, variables.apply(name));
            SourceConfig source = settings == null ? null : reader.read(name, kind, settings);
            if (source != null) {
                sources.add(source);
            }
        }
    }
}
