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
 * {@code $ref} that closes the loop: such a schema says nothing, and would keep a validator busy for ever. So would
 * definitions that apply two others, which apply two others each, and so on: what would apply too many schemas to one
 * value is refused. Recursion through a property or an item ends with the value and is left alone.
 */
final class ReferenceLoops {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoops.class);

    /** References followed for one and the same value; the validator's recursion must fit a thread's stack. */
    private static final int MAX_CHAIN = 200;

    /** Schemas applied to one and the same value, counted once for every way that leads to them. */
    private static final int MAX_APPLIED = 100_000;

    private final ObjectNode definitions;
    private final boolean cuts;
    private boolean whole = true;
    private final Map<String, Integer> sizes = new HashMap<>();
    private int size;
    /** Longest chain below a definition; -1 while it is being walked. */
    private final Map<String, Integer> heights = new HashMap<>();

    /** @param cuts whether loops are cut, or only found */
    ReferenceLoops(ObjectNode definitions, boolean cuts) {
        this.definitions = definitions;
        this.cuts = cuts;
    }

    /** @return whether there are none */
    boolean breakAll(Collection<String> names) {
        names.stream().sorted().forEach(name -> walk(name, 0));
        return whole;
    }

    private int walk(String name, int depth) {
        heights.put(name, -1);
        int before = size;
        size = 0;
        int height = applied(definitions.path(name), depth);
        sizes.put(name, size);
        heights.put(name, height);
        size = before;
        return height;
    }

    /** Walks all that a schema applies to its own value. */
    private int applied(JsonNode schema, int depth) {
        if (!(schema instanceof ObjectNode object)) {
            return 0;
        }
        add(1);
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
            whole = false;
            if (cuts) {
                LOG.warn("$ref '{}' leads back to itself for one and the same value; it is left out", LogText.of(ref));
                holder.remove("$ref");
            }
            return 0;
        }
        add(sizes.getOrDefault(name, 0));
        return height + 1;
    }

    private void add(int more) {
        size += more;
        if (size > MAX_APPLIED) {
            throw new MalformedSchemaException(
                    "more than " + MAX_APPLIED + " schemas apply to one and the same value", null);
        }
    }
}
