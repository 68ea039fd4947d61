package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An Agent Tool Manifest {@value #SPEC_VERSION}: the file {@value ManifestFile#NAME} of a project. Holds no secret: it
 * is made of a configuration whose texts keep their variables, and of those takes only the names.
 *
 * @param name {@code [a-z][a-z0-9-]*}, at most 64 characters
 * @param description at most 500 characters (code points)
 * @param version of the project
 * @param generated when
 * @param capabilities what the tools of this project really have, sorted
 * @param tokenReduction null where nothing was counted
 * @param toolDefinitions by source, sorted by name; empty where none are included
 * @param extensions members of the whole whose names begin with {@code x-}
 */
public record AgentManifest(
        String name,
        String description,
        String version,
        Instant generated,
        Sources sources,
        Tools tools,
        Paths paths,
        List<String> capabilities,
        Auth auth,
        @Nullable TokenReduction tokenReduction,
        Metadata metadata,
        Map<String, List<ToolDefinition>> toolDefinitions,
        Map<String, JsonNode> extensions) {

    public static final String SPEC_VERSION = "1.0.0";
    /** What the schema of this version is called; a name, nothing that is fetched. */
    public static final String SCHEMA_ID = "https://camelcodegen.io/schemas/agent-tool-manifest-1.0.0.schema.json";

    public static final String LANGUAGE = "java";
    /** Longest description of a project or a tool, in code points. */
    public static final int MAX_DESCRIPTION = 500;

    public AgentManifest {
        capabilities = List.copyOf(capabilities);
        Map<String, List<ToolDefinition>> definitions = new TreeMap<>();
        toolDefinitions.forEach((source, list) -> definitions.put(source, List.copyOf(list)));
        toolDefinitions = Collections.unmodifiableMap(definitions);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** The same with other figures, or without. */
    public AgentManifest withTokenReduction(@Nullable TokenReduction value) {
        return new AgentManifest(
                name,
                description,
                version,
                generated,
                sources,
                tools,
                paths,
                capabilities,
                auth,
                value,
                metadata,
                toolDefinitions,
                extensions);
    }

    /** The names of the sources by kind, each list sorted; {@code custom} has those of kinds unknown here. */
    public record Sources(
            List<String> mcp, List<String> openapi, List<String> graphql, List<String> database, List<String> custom) {

        public Sources {
            mcp = List.copyOf(mcp);
            openapi = List.copyOf(openapi);
            graphql = List.copyOf(graphql);
            database = List.copyOf(database);
            custom = List.copyOf(custom);
        }

        public int total() {
            return mcp.size() + openapi.size() + graphql.size() + database.size() + custom.size();
        }
    }

    /** How many tools each source has, by its name. */
    public record Tools(Map<String, Integer> bySource) {

        public Tools {
            bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
        }

        public int total() {
            return bySource.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Where things are, relative to the manifest's folder, with {@code /}.
     *
     * @param runtime the Maven coordinates of what calls the tools, or its path; null where it is not said
     * @param wrappers the folder of the generated code; null where there is none
     * @param config the configuration file; null where there is none
     */
    public record Paths(
            @Nullable String runtime,
            @Nullable String wrappers,
            @Nullable String config) {

        public static final Paths NONE = new Paths(null, null, null);
    }

    /**
     * What has to be set before tools can be called.
     *
     * @param required whether some source has tools that cannot be called without credentials
     */
    public record Auth(boolean required, Map<String, SourceAuth> sources) {

        public Auth {
            sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        }
    }

    /**
     * The credentials of one source.
     *
     * @param types what it may be: {@code bearer}, {@code apiKey}, {@code basic}, {@code oauth2}, {@code mtls},
     *     {@code custom}, {@code none}; sorted
     * @param standard which of them is used where nobody says otherwise (the field {@code default}); null for none
     * @param instructions what to set, for people and agents; names variables, never values
     */
    public record SourceAuth(List<String> types, @Nullable String standard, boolean required, String instructions) {

        public SourceAuth {
            types = List.copyOf(types);
        }
    }

    /** @param checksum see {@link ManifestFile#checksum}; empty before it is written, and made anew whenever it is */
    public record Metadata(String generatedBy, String checksum, Map<String, JsonNode> extensions) {

        public Metadata {
            extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        }
    }

    /**
     * A tool, whole enough to be called.
     *
     * @param name {@code source__tool}
     * @param description at most {@value #MAX_DESCRIPTION} characters, without anything invisible; empty where the
     *     source says nothing
     * @param outputSchema null where the source declares none, or it is left out
     */
    public record ToolDefinition(
            String name,
            String description,
            ObjectNode inputSchema,
            @Nullable ObjectNode outputSchema,
            ToolMetadata metadata) {}

    /**
     * What else is known of a tool.
     *
     * @param httpMethod null for tools that are not HTTP operations, as {@code httpPath}
     * @param operationType {@code query} for tools that change nothing, else {@code mutation}
     * @param dangerous whether it may delete or overwrite
     * @param requiresAuth whether its source's document asks for credentials, or some are configured
     */
    public record ToolMetadata(
            @Nullable String httpMethod,
            @Nullable String httpPath,
            String operationType,
            boolean deprecated,
            boolean dangerous,
            boolean idempotent,
            boolean requiresAuth,
            List<String> tags,
            Map<String, JsonNode> extensions) {

        public ToolMetadata {
            tags = List.copyOf(tags);
            extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        }
    }
}
