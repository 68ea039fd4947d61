package io.camelcodegen.generator.model;

/**
 * The name of a declared type.
 *
 * @param owner the {@linkplain ToolModel#typeName() type name} of the tool it belongs to; empty for one that tools share
 * @param name an UpperCamelCase identifier; distinct within its owner, without regard to case, and from the owner itself
 */
public record TypeId(String owner, String name) {

    public boolean isShared() {
        return owner.isEmpty();
    }
}
