package io.camelcodegen.generator.model;

import io.camelcodegen.generator.model.Definitions.Definition;
import org.jspecify.annotations.Nullable;

/**
 * Where a schema stands: what a type made of it is named after.
 *
 * @param space where it is declared
 * @param path names from the outside in, with spaces between
 * @param input whether it is, or is part of, a tool's parameters
 * @param definition the one whose whole schema it is; null within one, and where there is none
 */
record Place(TypeSpace space, SchemaDocument document, String path, boolean input, @Nullable Definition definition) {

    static Place of(TypeSpace space, SchemaDocument document, String name) {
        return new Place(space, document, name, document.input(), null);
    }

    static Place of(TypeSpace shared, Definition definition) {
        return new Place(
                shared, definition.document(), definition.typeName(), definition.input(), definition);
    }

    Place below(String name) {
        return new Place(space, document, path.isEmpty() ? name : path + ' ' + name, input, null);
    }

    TypeId claim() {
        return definition == null ? space.claim(path) : space.named(definition.typeName());
    }
}
