package io.camelcodegen.tool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a source. Everything but the schemas is known from discovery; the schemas are made when they are
 * first asked for, once. Thread-safe.
 */
public final class Tool {

    private final ToolName name;
    private final String fullName;
    private final String wireName;
    private final String description;
    private final ToolHints hints;
    private final List<String> tags;
    private final boolean deprecated;
    private final @Nullable HttpOperation http;
    private final Supplier<ToolSchemas> schemaSource;
    private final ReentrantLock schemaLock = new ReentrantLock();
    private volatile @Nullable ToolSchemas schemas;

    private Tool(Builder builder) {
        this.name = builder.name;
        this.fullName = builder.name.toString();
        this.wireName = builder.wireName;
        this.description = builder.description;
        this.hints = builder.hints;
        this.tags = List.copyOf(builder.tags);
        this.deprecated = builder.deprecated;
        this.http = builder.http;
        this.schemaSource = builder.schemas;
    }

    /** @param wireName the source's own spelling, which goes on the wire */
    public static Builder builder(ToolName name, String wireName, Supplier<ToolSchemas> schemas) {
        return new Builder(name, wireName, schemas);
    }

    public ToolName name() {
        return name;
    }

    public String wireName() {
        return wireName;
    }

    /** What the source says the tool does; empty where it says nothing. Untrusted text: may hold anything. */
    public String description() {
        return description;
    }

    public ToolHints hints() {
        return hints;
    }

    public List<String> tags() {
        return tags;
    }

    public boolean deprecated() {
        return deprecated;
    }

    /** Its method and path where it is one of HTTP; null for every other kind. */
    public @Nullable HttpOperation http() {
        return http;
    }

    /**
     * The tool's schemas.
     *
     * @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the source's document cannot be resolved
     *     for this tool; thrown again at each call
     */
    public ToolSchemas schemas() {
        ToolSchemas known = schemas;
        if (known != null) {
            return known;
        }
        schemaLock.lock();
        try {
            known = schemas;
            if (known == null) {
                known = Objects.requireNonNull(schemaSource.get(), "schemas");
                schemas = known;
            }
            return known;
        } finally {
            schemaLock.unlock();
        }
    }

    /** The whole name, {@code source__tool}. */
    @Override
    public String toString() {
        return fullName;
    }

    /** What discovery knows of a tool. */
    public static final class Builder {
        private final ToolName name;
        private final String wireName;
        private final Supplier<ToolSchemas> schemas;
        private String description = "";
        private ToolHints hints = ToolHints.WRITE;
        private List<String> tags = List.of();
        private boolean deprecated;
        private @Nullable HttpOperation http;

        private Builder(ToolName name, String wireName, Supplier<ToolSchemas> schemas) {
            this.name = name;
            this.wireName = wireName;
            this.schemas = schemas;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        /** {@link ToolHints#WRITE} unless said: a tool that says nothing may do anything. */
        public Builder hints(ToolHints value) {
            hints = value;
            return this;
        }

        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        public Builder deprecated(boolean value) {
            deprecated = value;
            return this;
        }

        public Builder http(HttpOperation value) {
            http = value;
            return this;
        }

        public Tool build() {
            return new Tool(this);
        }
    }
}
