package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What a schema says it is written in, as far as the meaning of its keywords depends on it. */
enum Dialect {
    /** No {@code $schema}: OpenAPI, or written by hand. Everything is read the way its author will have meant it. */
    UNDECLARED,
    /** Draft 7 or older: keywords beside a {@code $ref} mean nothing. */
    REF_ALONE,
    /** 2019-09 or newer. */
    MODERN;

    static Dialect of(JsonNode schema) {
        String uri = schema.path("$schema").asText();
        if (uri.isEmpty()) {
            return UNDECLARED;
        }
        return uri.contains("json-schema.org/draft-0") ? REF_ALONE : MODERN;
    }
}
