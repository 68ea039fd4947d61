package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which names may be properties of a request body, by its schema.
 *
 * @param object whether the body may be an object at all
 * @param schemas of every property the schema, or a part of it it is composed of, declares, by name
 * @param open whether other names belong to it too: the schema gives other properties a schema, or is an object that
 *     declares none
 */
record BodyProperties(boolean object, Map<String, JsonNode> schemas, boolean open) {

    static final BodyProperties NONE = new BodyProperties(false, Map.of(), false);

    BodyProperties {
        schemas = Map.copyOf(schemas);
    }

    Set<String> names() {
        return schemas.keySet();
    }

    /** Whether a flat name that is no parameter means a property of the body. */
    boolean holds(String name) {
        return object && (open || schemas.containsKey(name));
    }

    static BodyProperties of(JsonNode schema) {
        Scan scan = new Scan(schema);
        scan.visit(schema);
        boolean object = scan.object || !scan.schemas.isEmpty();
        return new BodyProperties(object, scan.schemas, object && (scan.map || scan.schemas.isEmpty()));
    }

    /** One walk over a schema and what it is composed of; a recursive schema is seen once. */
    private static final class Scan {
        private final JsonNode root;
        private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
        private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean object;
        private boolean map;

        Scan(JsonNode root) {
            this.root = root;
        }

        void visit(JsonNode schema) {
            if (!schema.isObject() || !seen.add(schema)) {
                return;
            }
            JsonNode type = schema.path("type");
            object |= type.asText().equals("object")
                    || type.isArray() && type.toString().contains("\"object\"");
            map |= schema.path("additionalProperties").isObject();
            schema.path("properties")
                    .properties()
                    .forEach(property -> schemas.putIfAbsent(property.getKey(), property.getValue()));
            for (String composition : new String[] {"allOf", "anyOf", "oneOf"}) {
                schema.path(composition).forEach(this::visit);
            }
            if (schema.has("$ref")) {
                visit(LocalReference.follow(root, schema));
            }
        }
    }
}
