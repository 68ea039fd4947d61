package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.generator.manifest.AgentManifest.SourceAuth;
import io.camelcodegen.generator.manifest.AgentManifest.Sources;
import io.camelcodegen.generator.manifest.AgentManifest.ToolDefinition;
import io.camelcodegen.generator.manifest.AgentManifest.ToolMetadata;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the manifest of sources. Not thread-safe. */
public final class ManifestBuilder {

    private static final int MAX_TAG = 100;
    private static final int MAX_TAGS = 50;
    private static final int MAX_PATH = 2_000;

    private final List<SourceTools> sources;
    private final Function<Tool, ToolSecurity> security;
    private final ManifestOptions options;
    private final Consumer<String> problems;
    private long definitionBytes;

    /**
     * @param sources already discovered, in any order
     * @param security what the tool's source asks of credentials, see {@code Codegen.security}
     * @param problems gets a line for each tool that something could not be said of; the rest is complete
     */
    public ManifestBuilder(
            List<SourceTools> sources,
            Function<Tool, ToolSecurity> security,
            ManifestOptions options,
            Consumer<String> problems) {
        this.sources = sources.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        this.security = security;
        this.options = options;
        this.problems = problems;
    }

    /**
     * The manifest of all sources of a workspace, each discovered if it was not yet.
     *
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where the definitions are too large
     */
    public static AgentManifest build(Workspace workspace, ManifestOptions options, Consumer<String> problems) {
        List<SourceTools> sources = workspace.sources().stream()
                .map(SourceConfig::name)
                .map(workspace::tools)
                .toList();
        return new ManifestBuilder(sources, tool -> workspace.codegen().security(tool.toString()), options, problems)
                .build();
    }

    /**
     * The manifest, without its checksum: that is put in where it is written.
     *
     * @throws CodegenException INVALID_CONFIG where the schemas of the definitions are too large together
     */
    public AgentManifest build() {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, SourceAuth> auth = new TreeMap<>();
        Map<String, List<ToolDefinition>> definitions = new TreeMap<>();
        boolean asked = false;
        for (SourceTools source : sources) {
            counts.put(source.name(), source.tools().size());
            SourceCredentials credentials = new SourceCredentials(source.config());
            Map<Tool, ToolSecurity> securities = securities(source);
            Set<ToolSecurity> distinct = new LinkedHashSet<>(securities.values());
            asked |= distinct.stream().anyMatch(each -> !each.isOptional());
            auth.put(source.name(), credentials.describe(distinct));
            List<ToolDefinition> list = definitions(source, credentials, securities);
            if (!list.isEmpty()) {
                definitions.put(source.name(), list);
            }
        }
        Sources byKind = byKind();
        List<SourceConfig> configs = sources.stream().map(SourceTools::config).toList();
        return new AgentManifest(
                options.name(),
                description(),
                oneLine(options.version(), 100),
                options.generated(),
                byKind,
                new AgentManifest.Tools(counts),
                options.paths(),
                ManifestCapabilities.of(configs, byKind, options.paths().wrappers() != null, asked),
                new AgentManifest.Auth(auth.values().stream().anyMatch(SourceAuth::required), auth),
                options.tokens(),
                new AgentManifest.Metadata(options.generatedBy(), "", Map.of()),
                definitions,
                Map.of());
    }

    private Map<Tool, ToolSecurity> securities(SourceTools source) {
        Map<Tool, ToolSecurity> found = new LinkedHashMap<>();
        for (Tool tool : source.tools()) {
            try {
                found.put(tool, security.apply(tool));
            } catch (CodegenException e) {
                problems.accept(tool + ": " + PlainText.line(String.valueOf(e.getMessage()), 300));
            }
        }
        return found;
    }

    private List<ToolDefinition> definitions(
            SourceTools source, SourceCredentials credentials, Map<Tool, ToolSecurity> securities) {
        List<ToolDefinition> list = new ArrayList<>();
        for (Tool tool : source.tools()) {
            ToolSecurity asked = securities.get(tool);
            if (asked != null && options.definitions().test(tool)) {
                ToolDefinition definition = definition(tool, credentials.isNeeded(asked));
                if (definition != null) {
                    list.add(definition);
                }
            }
        }
        return list;
    }

    private @Nullable ToolDefinition definition(Tool tool, boolean requiresAuth) {
        ObjectNode input;
        ObjectNode output;
        try {
            input = tool.schemas().input();
            output = options.outputSchemas() ? tool.schemas().output() : null;
        } catch (CodegenException e) {
            problems.accept(tool + ": " + PlainText.line(String.valueOf(e.getMessage()), 300));
            return null;
        }
        count(input);
        count(output);
        return new ToolDefinition(
                tool.toString(),
                PlainText.block(tool.description(), AgentManifest.MAX_DESCRIPTION),
                input,
                output,
                metadata(tool, requiresAuth));
    }

    private void count(@Nullable ObjectNode schema) {
        if (schema != null) {
            definitionBytes += schema.toString().length();
            if (definitionBytes > options.maxDefinitionBytes()) {
                throw ConfigErrors.invalid(
                        "the manifest",
                        List.of("the schemas of its tool definitions are longer than " + options.maxDefinitionBytes()
                                + " characters; include fewer tools, or leave out output schemas"));
            }
        }
    }

    private static ToolMetadata metadata(Tool tool, boolean requiresAuth) {
        return new ToolMetadata(
                tool.http() == null ? null : tool.http().method(),
                tool.http() == null ? null : oneLine(tool.http().path(), MAX_PATH),
                tool.hints().readOnly() ? "query" : "mutation",
                tool.deprecated(),
                tool.hints().destructive(),
                tool.hints().idempotent(),
                requiresAuth,
                tool.tags().stream()
                        .map(tag -> oneLine(tag, MAX_TAG))
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .limit(MAX_TAGS)
                        .toList(),
                Map.of());
    }

    private static String oneLine(String text, int maxCodePoints) {
        return PlainText.block(text, maxCodePoints).replace('\n', ' ');
    }

    private String description() {
        if (!options.description().isBlank()) {
            return PlainText.block(options.description(), AgentManifest.MAX_DESCRIPTION);
        }
        String names = sources.stream().map(SourceTools::name).collect(Collectors.joining(", "));
        return PlainText.block(
                names.isEmpty() ? "No sources yet" : "The tools of " + names, AgentManifest.MAX_DESCRIPTION);
    }

    private Sources byKind() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (SourceTools source : sources) {
            names.computeIfAbsent(kind(source.config().type()), kind -> new TreeSet<>())
                    .add(source.name());
        }
        return new Sources(
                names(names, "mcp"),
                names(names, "openapi"),
                names(names, "graphql"),
                names(names, "database"),
                names(names, "custom"));
    }

    private static List<String> names(Map<String, Set<String>> names, String kind) {
        return List.copyOf(names.getOrDefault(kind, Set.of()));
    }

    private static String kind(String type) {
        return switch (type) {
            case "mcp", "openapi", "graphql" -> type;
            case "database", "sql" -> "database";
            default -> "custom";
        };
    }
}
