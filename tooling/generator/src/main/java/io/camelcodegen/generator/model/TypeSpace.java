package io.camelcodegen.generator.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The declared types of one tool, or those that tools share, in the order in which they were first needed. */
final class TypeSpace {

    private final String owner;
    private final NameScope names;
    private final Map<TypeId, Declaration> declarations = new LinkedHashMap<>();

    /** @param owner a tool's type name; empty for shared types */
    TypeSpace(String owner, NameScope names) {
        this.owner = owner;
        this.names = names;
    }

    /** A name for a type that stands at a place: words, from the outside in. */
    TypeId claim(String path) {
        return new TypeId(owner, names.claim(Identifiers.type(path), path));
    }

    /** A type whose name is its own already. */
    TypeId named(String name) {
        return new TypeId(owner, name);
    }

    /** The last of one name counts; the first decides on the order. */
    void put(Declaration declaration) {
        declarations.put(declaration.id(), declaration);
    }

    Collection<Declaration> declarations() {
        return declarations.values();
    }
}
