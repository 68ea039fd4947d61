package io.camelcodegen.generator.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a tool.
 *
 * @param group where it goes; empty where the tool's parameters have no groups. That of the whole body is empty, too: it
 *     is {@code body} itself
 * @param name as the source spells it; untrusted
 * @param schema its own, references at its top followed; untrusted
 * @param required whether a call must give it
 * @param flat whether callers may give it by its name alone
 */
public record ToolParameter(String group, String name, JsonNode schema, boolean required, boolean flat) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    /** As callers give it: by its name where that is enough, else behind its group and a full stop. */
    public String address() {
        return flat || group.isEmpty() ? name : group + "." + name;
    }

    /** Whether its name is letters, digits and {@code _} only, so that it may stand where a URI option is expected. */
    public boolean isPlain() {
        return PLAIN.matcher(name).matches();
    }

    /** {@code string}, {@code integer}, {@code number} or {@code boolean}; null for every other type. */
    public @Nullable String scalarType() {
        String type = null;
        for (JsonNode candidate : schema.path("type").isArray() ? schema.path("type") : Set.of(schema.path("type"))) {
            if (!candidate.asText().equals("null")) {
                if (type != null) {
                    return null;
                }
                type = candidate.asText();
            }
        }
        return type != null && SCALARS.contains(type) ? type : null;
    }

    /** The type in words, for a reader: {@code string}, {@code array of integer}, {@code any}. */
    public String type() {
        String scalar = scalarType();
        if (scalar != null) {
            return scalar;
        }
        if (schema.path("type").asText().equals("array")) {
            String element = schema.path("items").path("type").asText();
            return SCALARS.contains(element) || element.equals("object") ? "array of " + element : "array";
        }
        return schema.path("type").asText().equals("object") || schema.has("properties") ? "object" : "any";
    }

    /** Untrusted; empty where the source says nothing. */
    public String description() {
        return schema.path("description").asText("");
    }
}
