package io.camelcodegen.schema;

import org.jspecify.annotations.Nullable;

/**
 * A schema that cannot be mended: a {@code $ref} to nothing, or nesting and size past all use. Says what and where in
 * the schema, but not from which source: who knows that wraps it, as a malformed document.
 */
public final class MalformedSchemaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String ref;

    MalformedSchemaException(String message, @Nullable String ref) {
        super(message);
        this.ref = ref;
    }

    /** The {@code $ref} that names nothing, as written; null where something else is wrong. */
    public @Nullable String ref() {
        return ref;
    }
}
