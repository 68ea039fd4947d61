package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of a self-contained schema with its references followed and its {@code allOf} taken together. */
record SchemaView(JsonNode root, JsonNode schema) {

    /** More references in a row lead nowhere. */
    private static final int LONGEST_CHAIN = 50;

    private static final String DEFINITIONS = "#/$defs/";

    static SchemaView of(JsonNode root) {
        return new SchemaView(root, follow(root, root));
    }

    SchemaView at(JsonNode part) {
        return new SchemaView(root, follow(root, part));
    }

    private static JsonNode follow(JsonNode root, JsonNode schema) {
        JsonNode current = schema;
        for (int i = 0; i < LONGEST_CHAIN && current.path("$ref").isTextual(); i++) {
            String reference = current.path("$ref").textValue();
            JsonNode next = reference.equals("#")
                    ? root
                    : reference.startsWith(DEFINITIONS)
                            ? root.path("$defs").path(unescape(reference.substring(DEFINITIONS.length())))
                            : MissingNode.getInstance();
            if (next.equals(current)) { // to itself
                break;
            }
            current = next;
        }
        return current;
    }

    /** RFC 6901, section 4. */
    private static String unescape(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    JsonNode get(String keyword) {
        return schema.path(keyword);
    }

    /** The names of its types; empty where it says none. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asText()));
        } else if (type.isTextual()) {
            types.add(type.textValue());
        }
        return types;
    }

    /** Of {@code oneOf} or {@code anyOf}, those that say more than which members are required. */
    List<SchemaView> alternatives() {
        List<SchemaView> alternatives = new ArrayList<>();
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            for (JsonNode each : schema.path(keyword)) {
                SchemaView view = at(each);
                if (!view.onlyRequires()) {
                    alternatives.add(view);
                }
            }
        }
        return alternatives;
    }

    private boolean onlyRequires() {
        return schema.isObject() && schema.size() == 1 && schema.has("required");
    }

    /** Its own members and those of its {@code allOf}, by name. */
    Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        collect(properties, new LinkedHashSet<>(), 0);
        return properties;
    }

    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        collect(new LinkedHashMap<>(), required, 0);
        return required;
    }

    /** The members that the first alternative requires, where the alternatives say no more than that. */
    Set<String> requiredByFirst() {
        Set<String> required = new LinkedHashSet<>();
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            JsonNode first = schema.path(keyword).path(0);
            if (at(first).onlyRequires()) {
                at(first).get("required").forEach(name -> required.add(name.asText()));
            }
        }
        return required;
    }

    private void collect(Map<String, JsonNode> properties, Set<String> required, int depth) {
        schema.path("properties")
                .properties()
                .forEach(entry -> properties.putIfAbsent(entry.getKey(), entry.getValue()));
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (depth < LONGEST_CHAIN) {
            schema.path("allOf").forEach(part -> at(part).collect(properties, required, depth + 1));
        }
    }
}
