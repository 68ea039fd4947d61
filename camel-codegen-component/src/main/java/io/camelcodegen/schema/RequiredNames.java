package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * {@code required} as a list of distinct strings. A boolean on a property, as draft 3 had it, becomes an entry of the
 * list; any other boolean is dropped. A name that {@code properties} does not know is kept, as the value may well have
 * such a member, unless {@code additionalProperties: false} forbids it: then nobody could ever satisfy it.
 */
final class RequiredNames {

    private RequiredNames() {}

    /**
     * @param in as the source has it
     * @param out already with everything else
     * @param mends whether names that cannot be satisfied are dropped
     */
    static void complete(ObjectNode in, ObjectNode out, boolean mends) {
        Set<String> names = new LinkedHashSet<>();
        addTo(names, in.path("required"));
        in.path("properties").properties().forEach(property -> {
            if (property.getValue().path("required").booleanValue()) {
                names.add(property.getKey());
            }
        });
        if (mends
                && out.path("additionalProperties").isBoolean()
                && !out.path("additionalProperties").booleanValue()
                && out.path("properties").isObject()
                && !out.has("patternProperties")) {
            names.removeIf(name -> !out.path("properties").has(name));
        }
        if (!names.isEmpty()) {
            names.forEach(out.putArray("required")::add);
        }
    }

    /** The strings of a list, or the one string. */
    static void addTo(Set<String> names, JsonNode required) {
        if (required.isTextual()) {
            names.add(required.textValue());
        } else if (required.isArray()) {
            required.forEach(name -> {
                if (name.isTextual()) {
                    names.add(name.textValue());
                }
            });
        }
    }
}
