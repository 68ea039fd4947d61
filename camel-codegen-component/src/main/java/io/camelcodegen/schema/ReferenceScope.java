package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Finds what a reference means where it stands. */
interface ReferenceScope {

    /**
     * @param holder the object the reference stands in, which may decide its base
     * @param keyword {@code $ref}, {@code $dynamicRef} or {@code $recursiveRef}
     * @return null where it should degrade to "anything", after a WARN
     * @throws MalformedSchemaException where it names nothing
     */
    @Nullable
    Target find(ObjectNode holder, String keyword, String ref);

    /**
     * @param key the same for every spelling of one target; its last part names the definition
     * @param schema as the document has it
     */
    record Target(String key, JsonNode schema) {}
}
