package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What of a property's schema decides how it is sent, whether the schema says it itself or by {@code $ref},
 * {@code allOf}, {@code anyOf} or {@code oneOf}.
 *
 * @param binary whether it is the content of a file: {@code format: binary}, or what some frameworks write for it since
 *     OpenAPI 3.1: {@code contentMediaType: application/octet-stream} without an encoding, or the encoding
 *     {@code binary}
 * @param untyped whether nothing is said of its type
 * @param items the schema of an array's items; missing where there is none
 */
record PropertySchema(boolean binary, ContentEncoding encoding, boolean untyped, JsonNode items) {

    private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> TYPING = List.of("type", "enum", "const", "properties");

    /** @param root what the schema's references point into */
    static PropertySchema of(JsonNode root, JsonNode schema) {
        Scan scan = new Scan(root);
        scan.visit(schema);
        return new PropertySchema(scan.binary, scan.encoding, !scan.typed, scan.items);
    }

    private static final class Scan {
        private final JsonNode root;
        private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean binary;
        private ContentEncoding encoding = ContentEncoding.NONE;
        private boolean typed;
        private JsonNode items = MissingNode.getInstance();

        Scan(JsonNode root) {
            this.root = root;
        }

        void visit(JsonNode schema) {
            if (!schema.isObject() || !seen.add(schema)) {
                return;
            }
            typed |= TYPING.stream().anyMatch(schema::has);
            encoding = encoding == ContentEncoding.NONE ? ContentEncoding.of(schema) : encoding;
            binary |= isBinary(schema);
            items = items.isMissingNode() ? schema.path("items") : items;
            for (String composition : COMPOSITIONS) {
                schema.path(composition).forEach(this::visit);
            }
            if (schema.has("$ref")) {
                visit(LocalReference.follow(root, schema));
            }
        }

        private static boolean isBinary(JsonNode schema) {
            if (schema.has("contentEncoding")) {
                return schema.path("contentEncoding").asText().equals("binary");
            }
            return schema.path("format").asText().equals("binary")
                    || schema.path("contentMediaType").asText().equals("application/octet-stream");
        }
    }
}
