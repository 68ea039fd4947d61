package io.camelcodegen.generator.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All parameters of a tool, in the schema's order; the members of a body that is a plain object are parameters each.
 *
 * @param isFlat whether every one of them may be given by its name alone, and there are no others
 */
public record ToolParameters(List<ToolParameter> list, boolean isFlat) {

    private static final List<String> GROUPS = List.of("path", "query", "header", "cookie");
    private static final String BODY = "body";
    /** What makes of an object schema more than a list of properties. */
    private static final Set<String> COMPOSITIONS = Set.of("allOf", "anyOf", "oneOf", "not", "if", "$ref");

    public ToolParameters {
        list = List.copyOf(list);
    }

    /** @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the source's document is wrong at this tool */
    public static ToolParameters of(Tool tool) {
        JsonNode root = tool.schemas().input();
        return tool.http() == null ? ungrouped(root) : new Grouped(root).read();
    }

    private static ToolParameters ungrouped(JsonNode root) {
        List<ToolParameter> list = new ArrayList<>();
        members(root, root, "", true, list);
        return new ToolParameters(list, isPlainObject(root));
    }

    private static boolean isPlainObject(JsonNode schema) {
        return schema.path("properties").isObject()
                && COMPOSITIONS.stream().noneMatch(schema::has)
                && !schema.path("additionalProperties").isObject();
    }

    /**
     * A schema of what callers give: all parameters side by side where they are flat, else the tool's own input schema. Not
     * to be modified.
     */
    public static ObjectNode schema(Tool tool) {
        ObjectNode input = tool.schemas().input();
        ToolParameters parameters = of(tool);
        if (tool.http() == null || !parameters.isFlat()) {
            return input;
        }
        ObjectNode flat = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = flat.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (ToolParameter parameter : parameters.list()) {
            properties.set(parameter.name(), parameter.schema());
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        if (!required.isEmpty()) {
            flat.set("required", required);
        }
        if (input.has("$defs")) {
            flat.set("$defs", input.get("$defs"));
        }
        return flat;
    }

    /** The schema that is referred to, with what stands beside the reference. */
    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode target = SchemaReference.follow(root, schema);
        boolean isAlone = !schema.has("$ref") || schema.size() == 1;
        if (isAlone || !(target instanceof ObjectNode object)) {
            return target;
        }
        ObjectNode merged = object.deepCopy();
        schema.properties().forEach(beside -> {
            if (!beside.getKey().equals("$ref")) {
                merged.set(beside.getKey(), beside.getValue());
            }
        });
        return merged;
    }

    private static void members(
            JsonNode root, JsonNode owner, String group, boolean ownerRequired, List<ToolParameter> list) {
        Set<String> required = new HashSet<>();
        owner.path("required").forEach(name -> required.add(name.asText()));
        owner.path("properties").properties().forEach(member -> list.add(new ToolParameter(
                group,
                member.getKey(),
                resolved(root, member.getValue()),
                ownerRequired && required.contains(member.getKey()),
                true)));
    }

    /** Parameters of an operation of HTTP: in groups, but callers may leave the groups out where that is clear. */
    private static final class Grouped {
        private final JsonNode root;
        private final List<ToolParameter> list = new ArrayList<>();
        private final Map<String, Integer> uses = new HashMap<>();

        Grouped(JsonNode root) {
            this.root = root;
        }

        ToolParameters read() {
            for (String group : GROUPS) {
                members(root, root.path("properties").path(group), group, true, list);
            }
            JsonNode body = root.path("properties").path(BODY);
            boolean isBodyRequired = false;
            for (JsonNode name : root.path("required")) {
                isBodyRequired |= name.asText().equals(BODY);
            }
            JsonNode target = resolved(root, body);
            boolean isOneBody = !body.isMissingNode() && !isPlainObject(target);
            if (isOneBody) {
                list.add(new ToolParameter("", BODY, target, isBodyRequired, false));
            } else {
                members(root, target, BODY, isBodyRequired, list);
            }
            list.forEach(parameter -> uses.merge(parameter.name(), 1, Integer::sum));
            list.replaceAll(parameter -> new ToolParameter(
                    parameter.group(), parameter.name(), parameter.schema(), parameter.required(), isClear(parameter)));
            return new ToolParameters(list, !isOneBody && list.stream().allMatch(ToolParameter::flat));
        }

        /** What callers may call by its name: no name that stands for two, and none that could mean a group. */
        private boolean isClear(ToolParameter parameter) {
            return !parameter.group().isEmpty()
                    && uses.getOrDefault(parameter.name(), 0) == 1
                    && (parameter.scalarType() != null
                            || !GROUPS.contains(parameter.name()) && !parameter.name().equals(BODY));
        }
    }
}
