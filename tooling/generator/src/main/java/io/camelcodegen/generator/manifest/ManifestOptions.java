package io.camelcodegen.generator.manifest;

import io.camelcodegen.tool.Tool;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says beyond what the sources say.
 *
 * @param name {@code [a-z][a-z0-9-]*}, at most 64 characters
 * @param description cut to 500 characters
 * @param definitions the tools whose definitions are included
 * @param outputSchemas whether definitions have output schemas; they are most of the size
 * @param maxDefinitionBytes a manifest whose schemas are longer together is refused
 */
public record ManifestOptions(
        String name,
        String description,
        String version,
        String generatedBy,
        Instant generated,
        AgentManifest.Paths paths,
        @Nullable TokenReduction tokens,
        Predicate<Tool> definitions,
        boolean outputSchemas,
        long maxDefinitionBytes) {

    public static final long DEFAULT_MAX_DEFINITION_BYTES = 16L * 1024 * 1024;

    /** @throws IllegalArgumentException where the name is none */
    public ManifestOptions {
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "the name of a manifest is up to 64 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    public static Builder builder(String name, Instant generated) {
        return new Builder(name, generated);
    }

    /** Collects options; no definitions are included unless that is said. */
    public static final class Builder {
        private final String name;
        private final Instant generated;
        private String description = "";
        private String version = "1.0.0";
        private String generatedBy = "camel-codegen";
        private AgentManifest.Paths paths = AgentManifest.Paths.NONE;
        private @Nullable TokenReduction tokens;
        private Predicate<Tool> definitions = tool -> false;
        private boolean outputSchemas = true;
        private long maxDefinitionBytes = DEFAULT_MAX_DEFINITION_BYTES;

        private Builder(String name, Instant generated) {
            this.name = name;
            this.generated = generated;
        }

        /** Made of the sources' names where nothing is said. */
        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder version(String value) {
            version = value;
            return this;
        }

        public Builder generatedBy(String value) {
            generatedBy = value;
            return this;
        }

        public Builder paths(AgentManifest.Paths value) {
            paths = value;
            return this;
        }

        public Builder tokens(@Nullable TokenReduction value) {
            tokens = value;
            return this;
        }

        public Builder definitions(Predicate<Tool> value) {
            definitions = value;
            return this;
        }

        public Builder outputSchemas(boolean value) {
            outputSchemas = value;
            return this;
        }

        public Builder maxDefinitionBytes(long value) {
            maxDefinitionBytes = value;
            return this;
        }

        /** @throws IllegalArgumentException where the name is none */
        public ManifestOptions build() {
            return new ManifestOptions(
                    name,
                    description,
                    version,
                    generatedBy,
                    generated,
                    paths,
                    tokens,
                    definitions,
                    outputSchemas,
                    maxDefinitionBytes);
        }
    }
}
