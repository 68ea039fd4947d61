package io.camelcodegen.generator;

import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.error.ConfigErrors;
import java.util.List;
import java.util.Locale;

/** A kind of output. */
public enum OutputKind {
    /** An interface for each source, with records for parameters and results. */
    JAVA,
    /** Camel routes in YAML, a stub for each tool. */
    ROUTES,
    /** Kamelets, one for each tool. */
    KAMELETS,
    /** Camel routes in YAML that offer tools to language models by {@code ai-tool:} consumers. */
    AI_TOOLS,
    /** A declaration file for agents that write JavaScript. */
    TYPESCRIPT,
    /** A compact list of the tools. */
    MARKDOWN;

    /**
     * The kind of that name.
     *
     * @param name one of {@link GenerateSettings#OUTPUTS}
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG
     */
    public static OutputKind of(String name) {
        for (OutputKind kind : values()) {
            if (kind.id().equals(name)) {
                return kind;
            }
        }
        throw ConfigErrors.invalid(
                "outputs", List.of("'" + name + "' is not one of " + String.join(", ", GenerateSettings.OUTPUTS)));
    }

    /** Its name in the configuration, and that of the folder in the output folder that holds its files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return id();
    }
}
