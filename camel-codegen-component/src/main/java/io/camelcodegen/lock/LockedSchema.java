package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is kept of a schema.
 *
 * @param hash short, of the schema as it was
 * @param shape see {@link SchemaShape}
 * @param types the shapes of its {@code $defs}, or those that the whole source shares
 */
record LockedSchema(String hash, JsonNode shape, Map<String, JsonNode> types) {}
