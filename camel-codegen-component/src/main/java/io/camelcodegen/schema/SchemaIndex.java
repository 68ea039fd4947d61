package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where everything that can be referred to stands in one schema. */
final class SchemaIndex {

    /** The base of a schema that names none. */
    private static final String NO_BASE = "schema:/";

    private final boolean refAlone;
    private final boolean plainId;
    private final IdentityHashMap<JsonNode, String> bases = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();
    private final Map<String, JsonNode> resources = new HashMap<>();
    private final Map<String, JsonNode> anchors = new HashMap<>();
    private final Map<String, Integer> dynamicAnchors = new HashMap<>();
    private int recursiveAnchors;

    SchemaIndex(ObjectNode root) {
        refAlone = Dialect.of(root) == Dialect.REF_ALONE;
        plainId = root.path("$schema").asText().contains("draft-04");
        resources.put(NO_BASE, root);
        schema(root, NO_BASE, "#", 0);
    }

    private void schema(JsonNode schema, String outerBase, String pointer, int depth) {
        if (!(schema instanceof ObjectNode object) || depth > SchemaRewriter.MAX_DEPTH) {
            return; // what is nested too deeply is refused when it is normalised
        }
        pointers.put(object, pointer);
        if (refAlone && object.has("$ref")) {
            bases.put(object, outerBase);
            return; // an $id beside it means nothing
        }
        String base = identify(object, outerBase);
        bases.put(object, base);
        object.properties().forEach(member -> {
            String keyword = member.getKey();
            JsonNode value = member.getValue();
            String below = pointer + "/" + JsonPointers.escape(keyword);
            if (Keywords.SCHEMA_MAP.contains(keyword)
                    || Keywords.DEFINITIONS.contains(keyword)
                    || keyword.equals("dependencies")) {
                value.properties()
                        .forEach(each -> schema(
                                each.getValue(), base, below + "/" + JsonPointers.escape(each.getKey()), depth + 1));
            } else if (value.isArray() && (Keywords.SCHEMA_LIST.contains(keyword) || keyword.equals("items"))) {
                for (int i = 0; i < value.size(); i++) {
                    schema(value.get(i), base, below + "/" + i, depth + 1);
                }
            } else if (Keywords.SCHEMA.contains(keyword) || keyword.equals("additionalItems")) {
                schema(value, base, below, depth + 1);
            }
        });
    }

    /** @return the base URI within the schema */
    private String identify(ObjectNode schema, String outerBase) {
        String id = schema.path("$id").asText(plainId ? schema.path("id").asText() : "");
        int hash = id.indexOf('#');
        String uri = hash < 0 ? id : id.substring(0, hash);
        String base = uri.isEmpty() ? outerBase : SelfContainedScope.resolve(outerBase, uri);
        if (!uri.isEmpty()) {
            resources.putIfAbsent(base, schema);
        }
        if (hash >= 0 && hash + 1 < id.length()) { // until draft 7, an anchor
            anchors.putIfAbsent(base + id.substring(hash), schema);
        }
        String anchor = schema.path("$anchor").asText();
        if (!anchor.isEmpty()) {
            anchors.putIfAbsent(base + "#" + anchor, schema);
        }
        String dynamic = schema.path("$dynamicAnchor").asText();
        if (!dynamic.isEmpty()) {
            anchors.putIfAbsent(base + "#" + dynamic, schema);
            dynamicAnchors.merge(dynamic, 1, Integer::sum);
        }
        if (schema.path("$recursiveAnchor").booleanValue()) {
            recursiveAnchors++;
        }
        return base;
    }

    String baseOf(JsonNode schema) {
        return bases.getOrDefault(schema, NO_BASE);
    }

    @Nullable
    JsonNode resource(String uri) {
        return resources.get(uri);
    }

    @Nullable
    JsonNode anchor(String base, String name) {
        return anchors.get(base + "#" + name);
    }

    /** Whether a dynamic reference may mean several schemas, by the path on which it is reached. */
    boolean isDynamic(String keyword, String anchor) {
        return keyword.equals("$dynamicRef") && dynamicAnchors.getOrDefault(anchor, 0) > 1;
    }

    /** The same for 2019-09's {@code $recursiveRef}. */
    boolean isRecursive() {
        return recursiveAnchors > 1;
    }

    /** @param pointer RFC 6901, percent-decoded */
    @Nullable
    JsonNode at(JsonNode root, String pointer) {
        JsonNode node = root;
        if (!pointer.isEmpty()) {
            for (String part : pointer.substring(1).split("/", -1)) {
                String name = JsonPointers.unescape(part);
                node = node.isArray() && name.matches("\\d{1,9}") ? node.path(Integer.parseInt(name)) : node.path(name);
            }
        }
        return node.isMissingNode() ? null : node;
    }

    /** The one spelling of where a schema stands. */
    String pointerOf(JsonNode target, JsonNode root, String fragment) {
        String known = pointers.get(target);
        return known != null ? known : pointers.getOrDefault(root, "#") + fragment;
    }
}
