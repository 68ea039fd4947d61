package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * OpenAPI's {@code discriminator} (3.1, section 4.8.25): the member that tells alternatives apart. It is kept beside
 * {@code oneOf} and {@code anyOf}, where it describes them and asserts nothing; elsewhere it names schemas that the
 * value is not held against.
 */
final class DiscriminatorRule {

    private static final String SCHEMAS = "#/components/schemas/";

    private DiscriminatorRule() {}

    /** @param out all the rest, rewritten */
    static void apply(ObjectNode in, ObjectNode out, SchemaRewriter.References references) {
        JsonNode discriminator = in.path("discriminator");
        if (!discriminator.path("propertyName").isTextual() || !out.has("oneOf") && !out.has("anyOf")) {
            return;
        }
        ObjectNode kept = out.putObject("discriminator").set("propertyName", discriminator.path("propertyName"));
        Set<String> alternatives = new HashSet<>();
        in.path("oneOf").forEach(branch -> alternatives.add(branch.path("$ref").asText()));
        in.path("anyOf").forEach(branch -> alternatives.add(branch.path("$ref").asText()));
        discriminator.path("mapping").properties().forEach(entry -> {
            String ref = reference(entry.getValue().asText(), alternatives);
            String rewritten = alternatives.contains(ref) ? references.rewrite(in, "$ref", ref) : null;
            if (rewritten != null) {
                kept.withObjectProperty("mapping").put(entry.getKey(), rewritten);
            }
        });
    }

    /** A value is a reference, or the name of one of the document's schemas. */
    private static String reference(String value, Set<String> alternatives) {
        return alternatives.contains(value) ? value : SCHEMAS + value;
    }
}
