package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds definitions that apply themselves to the very same value, directly or through others, and cuts the
 * {@code $ref} that closes the loop: such a schema says nothing, and would keep a validator busy for ever. Recursion
 * through a property or an item ends with the value and is left alone.
 */
final class ReferenceLoops {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoops.class);

    /** References followed for one and the same value; the validator's recursion must fit a thread's stack. */
    private static final int MAX_CHAIN = 200;

    private final ObjectNode definitions;
    /** Longest chain below a definition; -1 while it is being walked. */
    private final Map<String, Integer> heights = new HashMap<>();

    ReferenceLoops(ObjectNode definitions) {
        this.definitions = definitions;
    }

    void breakAll(Collection<String> names) {
        names.stream().sorted().forEach(name -> walk(name, 0));
    }

    private int walk(String name, int depth) {
        heights.put(name, -1);
        int height = applied(definitions.path(name), depth);
        heights.put(name, height);
        return height;
    }

    /** Walks all that a schema applies to its own value. */
    private int applied(JsonNode schema, int depth) {
        if (!(schema instanceof ObjectNode object)) {
            return 0;
        }
        int height = 0;
        for (String keyword : Keywords.IN_PLACE) {
            JsonNode value = object.get(keyword);
            if (value == null) {
                continue;
            }
            if (keyword.equals("$ref")) {
                height = Math.max(height, reference(object, value.asText(), depth));
            } else if (Keywords.SCHEMA.contains(keyword)) {
                height = Math.max(height, applied(value, depth));
            } else {
                for (JsonNode each : value) { // a list of schemas, or schemas by name
                    height = Math.max(height, applied(each, depth));
                }
            }
        }
        return height;
    }

    private int reference(ObjectNode holder, String ref, int depth) {
        String name = ref.substring(ref.lastIndexOf('/') + 1);
        Integer known = heights.get(name);
        int height = known == null && depth < MAX_CHAIN ? walk(name, depth + 1) : known == null ? -1 : known;
        if (height < 0 || height + depth >= MAX_CHAIN) {
            LOG.warn("$ref '{}' leads back to itself for one and the same value; it is left out", LogText.of(ref));
            holder.remove("$ref");
            return 0;
        }
        return height + 1;
    }
}
