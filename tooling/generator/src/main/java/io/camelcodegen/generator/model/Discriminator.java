package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The member that tells the variants of a choice apart: OpenAPI's {@code discriminator}, or one that every variant
 * requires with a value of its own.
 *
 * @param variants by the member's value
 */
record Discriminator(String property, Map<String, JsonNode> variants) {

    /** @return null where there is none */
    static @Nullable Discriminator of(FlatSchema choice, List<JsonNode> branches) {
        SchemaDocument document = choice.document();
        List<FlatSchema> variants =
                branches.stream().map(branch -> FlatSchema.of(branch, document)).toList();
        if (!variants.stream().allMatch(FlatSchema::isRecord)) {
            return null;
        }
        JsonNode declared = choice.keyword("discriminator");
        return declared.path("propertyName").isTextual()
                ? declared(declared, branches, variants)
                : inferred(branches, variants);
    }

    private static @Nullable Discriminator declared(
            JsonNode declared, List<JsonNode> branches, List<FlatSchema> variants) {
        String property = declared.path("propertyName").textValue();
        Map<String, JsonNode> byValue = new LinkedHashMap<>();
        for (int i = 0; i < branches.size(); i++) {
            JsonNode branch = branches.get(i);
            List<String> values = mapped(declared.path("mapping"), branch.path("$ref"));
            if (values.isEmpty()) {
                String only = onlyValue(variants.get(i), property);
                values = List.of(only != null ? only : SchemaDocument.definition(branch.path("$ref")));
            }
            for (String value : values) {
                if (value.isEmpty() || byValue.put(value, branch) != null) {
                    return null; // it does not tell them apart
                }
            }
        }
        return new Discriminator(property, byValue);
    }

    private static List<String> mapped(JsonNode mapping, JsonNode ref) {
        List<String> values = new ArrayList<>();
        mapping.properties().forEach(entry -> {
            if (entry.getValue().equals(ref)) {
                values.add(entry.getKey());
            }
        });
        return values;
    }

    private static @Nullable Discriminator inferred(List<JsonNode> branches, List<FlatSchema> variants) {
        for (String property : variants.get(0).properties().keySet()) {
            Map<String, JsonNode> byValue = new LinkedHashMap<>();
            for (int i = 0; i < branches.size(); i++) {
                FlatSchema variant = variants.get(i);
                String value = variant.required().contains(property) ? onlyValue(variant, property) : null;
                if (value != null) {
                    byValue.putIfAbsent(value, branches.get(i));
                }
            }
            if (byValue.size() == branches.size()) {
                return new Discriminator(property, byValue);
            }
        }
        return null;
    }

    private static @Nullable String onlyValue(FlatSchema variant, String property) {
        JsonNode schema = variant.properties().get(property);
        List<JsonNode> values = schema == null
                ? null
                : FlatSchema.of(schema, variant.document()).values();
        return values != null && values.size() == 1 && values.get(0).isTextual()
                ? values.get(0).textValue()
                : null;
    }
}
