package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.schema.SchemaReferences;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what {@code $ref}s of a document name. Thread-safe. */
final class References implements SchemaReferences {

    private static final int LONGEST_CHAIN = 100;

    private final DocumentOrigin origin;
    private final JsonText root;
    private final DocumentMap map;
    private final NeighbourFiles neighbours;

    References(DocumentOrigin origin, JsonText root, DocumentMap map, NeighbourFiles neighbours) {
        this.origin = origin;
        this.root = root;
        this.map = map;
        this.neighbours = neighbours;
    }

    /** Where the value stands that a reference names. */
    record Target(JsonText text, Range range) {

        JsonNode read() throws IOException {
            return text.read(range);
        }
    }

    JsonText text(String file) {
        return file.isEmpty() ? root : neighbours.text(file);
    }

    /** @return null where there is nothing at that place */
    @Nullable
    Target locate(String ref) {
        Reference reference = Reference.of(
                ref.startsWith(origin.location() + "#")
                        ? ref.substring(origin.location().length()) // a document that knows its own URL
                        : ref);
        List<String> pointer = reference.pointer();
        boolean inRoot = reference.file().isEmpty() || neighbours.isRoot(reference.file());
        JsonText text = inRoot ? root : neighbours.text(reference.file());
        if (pointer == null) {
            return null;
        }
        try {
            Range range = inRoot ? inRoot(pointer) : text.find(text.whole(), pointer);
            return range == null ? null : new Target(text, range);
        } catch (IOException e) {
            throw origin.malformed("looking for $ref '" + Printable.of(ref) + "': " + Failure.describe(e), e);
        }
    }

    /** From the part of the document's map that is nearest. */
    private @Nullable Range inRoot(List<String> pointer) throws IOException {
        for (int depth = Math.min(3, pointer.size()); depth > 0; depth--) {
            String holder = String.join("/", pointer.subList(0, depth - 1));
            Range part = map.part(holder, pointer.get(depth - 1));
            if (part != null) {
                return root.find(part, pointer.subList(depth, pointer.size()));
            }
        }
        return pointer.isEmpty() ? root.whole() : null;
    }

    @Override
    public @Nullable JsonNode resolve(String ref) {
        Target target = locate(ref);
        if (target == null) {
            return null;
        }
        try {
            return target.read();
        } catch (IOException e) {
            throw origin.malformed("reading $ref '" + Printable.of(ref) + "': " + Failure.describe(e), e);
        }
    }

    /**
     * The object itself, or what its {@code $ref} names in the end.
     *
     * @throws io.camelcodegen.error.CodegenException where that is nothing, or goes in a circle
     */
    JsonNode follow(JsonNode object) {
        JsonNode at = object;
        Set<String> seen = new HashSet<>();
        while (at.path("$ref").isTextual()) {
            String ref = at.path("$ref").textValue();
            if (!seen.add(ref) || seen.size() > LONGEST_CHAIN) {
                throw circular(ref);
            }
            JsonNode next = resolve(ref);
            if (next == null) {
                throw missing(ref);
            }
            at = next;
        }
        return at;
    }

    CodegenException circular(String ref) {
        return origin.malformed("$ref '" + Printable.of(ref) + "' leads in a circle, or is too long a chain", null);
    }

    CodegenException missing(String ref) {
        return origin.malformed("$ref '" + Printable.of(ref) + "' names nothing in the document", null);
    }
}
