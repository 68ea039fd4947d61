package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The document that schemas come from, as far as their {@code $ref}s need it. */
@FunctionalInterface
public interface SchemaReferences {

    /**
     * What a {@code $ref} names, as the document has it; it is not modified.
     *
     * @param ref as written, e.g. {@code #/components/schemas/Pet}
     * @return null where there is nothing of that name
     */
    @Nullable
    JsonNode resolve(String ref);
}
