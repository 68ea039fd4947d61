package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.Definitions.Definition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a schema stands: what a type made of it is named after.
 *
 * @param space where it is declared
 * @param path names from the outside in, with spaces between
 * @param input whether it is, or is part of, a tool's parameters
 * @param definition the one whose whole schema it is; null within one, and where there is none
 * @param above the references folded into the schemas around it: one that comes again is a recursion
 * @param here those folded into the schema itself
 * @param depth members and items, from the outside in
 */
record Place(
        TypeSpace space,
        SchemaDocument document,
        String path,
        boolean input,
        @Nullable Definition definition,
        Set<JsonNode> above,
        Set<JsonNode> here,
        int depth) {

    static Place of(TypeSpace space, SchemaDocument document, String name) {
        return new Place(space, document, name, document.input(), null, Set.of(), Set.of(), 0);
    }

    static Place of(TypeSpace shared, Definition definition) {
        return new Place(
                shared,
                definition.document(),
                definition.typeName(),
                definition.input(),
                definition,
                Set.of(),
                Set.of(definition.ref()),
                0);
    }

    Place below(String name) {
        Set<JsonNode> around = above;
        if (!here.isEmpty()) {
            around = new HashSet<>(above);
            around.addAll(here);
        }
        return new Place(
                space, document, path.isEmpty() ? name : path + ' ' + name, input, null, around, Set.of(), depth + 1);
    }

    /** The same place, with what was folded into its schema. */
    Place folding(List<JsonNode> references) {
        if (references.isEmpty()) {
            return this;
        }
        Set<JsonNode> all = new HashSet<>(here);
        all.addAll(references);
        return new Place(space, document, path, input, definition, above, all, depth);
    }

    TypeId claim() {
        return definition == null ? space.claim(path) : space.named(definition.typeName());
    }
}
