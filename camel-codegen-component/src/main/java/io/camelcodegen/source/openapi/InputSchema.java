package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one schema of an operation's parameters, grouped by where they go, and of its body. */
final class InputSchema {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private InputSchema() {}

    /**
     * @param parameters all that a caller gives besides the body
     * @param bodyDescription empty for none
     */
    static ObjectNode of(List<Parameter> parameters, @Nullable RequestBody body, String bodyDescription) {
        ObjectNode schema = JsonTree.NODES.objectNode();
        schema.put("$schema", DIALECT).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonTree.NODES.arrayNode();
        for (In in : In.values()) {
            ObjectNode group = group(parameters, in);
            if (group != null) {
                String name = in.name().toLowerCase(Locale.ROOT);
                properties.set(name, group);
                if (group.has("required")) {
                    required.add(name);
                }
            }
        }
        if (body != null) {
            properties.set("body", body(body, bodyDescription));
            if (body.required()) {
                required.add("body");
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static @Nullable ObjectNode group(List<Parameter> parameters, In in) {
        ObjectNode properties = JsonTree.NODES.objectNode();
        ArrayNode required = JsonTree.NODES.arrayNode();
        for (Parameter parameter : parameters) {
            if (parameter.in() == in) {
                properties.set(parameter.name(), parameter.schema());
                if (parameter.required()) {
                    required.add(parameter.name());
                }
            }
        }
        if (properties.isEmpty()) {
            return null;
        }
        ObjectNode group = JsonTree.NODES.objectNode().put("type", "object");
        group.set("properties", properties);
        if (!required.isEmpty()) {
            group.set("required", required);
        }
        return group.put("additionalProperties", false);
    }

    /** The schema of the JSON variant, or any of the variants where they differ, the JSON one first. */
    private static JsonNode body(RequestBody body, String description) {
        Set<JsonNode> variants = new LinkedHashSet<>();
        for (Map.Entry<String, MediaType> entry : body.content().entrySet()) {
            if (ResponseReader.isJson(entry.getKey())) {
                variants.add(entry.getValue().schema());
            }
        }
        body.content().values().forEach(media -> variants.add(media.schema()));
        JsonNode only = variants.iterator().next();
        ObjectNode schema = JsonTree.NODES.objectNode();
        if (variants.size() > 1) {
            schema.putArray("anyOf").addAll(variants);
        } else if (only instanceof ObjectNode object) {
            schema.setAll(object);
        } else {
            return only;
        }
        if (!description.isEmpty() && !schema.has("description")) {
            schema.put("description", description);
        }
        return schema;
    }
}
