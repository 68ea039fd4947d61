package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** References into a document that someone else reads. */
record DocumentScope(SchemaReferences references) implements ReferenceScope {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentScope.class);

    @Override
    public @Nullable Target find(ObjectNode holder, String keyword, String ref) {
        JsonNode schema = references.resolve(ref);
        if (schema != null && !schema.isMissingNode()) {
            return new Target(ref, schema);
        }
        if (keyword.equals("$ref")) {
            throw new MalformedSchemaException("$ref '" + LogText.of(ref) + "' names nothing in the document", ref);
        }
        LOG.warn("{} '{}' is not supported here; it is taken to allow anything", keyword, LogText.of(ref));
        return null;
    }
}
