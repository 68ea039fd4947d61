package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rewrites the values inside a JSON tree. */
final class JsonLeaves {

    private JsonLeaves() {}

    /**
     * The tree with every value that is no container replaced by what the function makes of it. Never modifies the
     * tree: copies what holds a change, and gives the tree itself where there is none.
     */
    @SuppressWarnings("ReferenceEquality") // whether it is the same node is what matters
    static JsonNode replace(JsonNode tree, UnaryOperator<JsonNode> function) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = null;
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                JsonNode replaced = replace(member.getValue(), function);
                if (replaced != member.getValue()) {
                    copy = copy == null ? object.objectNode().setAll(object) : copy;
                    copy.set(member.getKey(), replaced);
                }
            }
            return copy == null ? tree : copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = null;
            for (int i = 0; i < array.size(); i++) {
                JsonNode replaced = replace(array.get(i), function);
                if (replaced != array.get(i)) {
                    copy = copy == null ? array.arrayNode().addAll(array) : copy;
                    copy.set(i, replaced);
                }
            }
            return copy == null ? tree : copy;
        }
        return function.apply(tree);
    }
}
