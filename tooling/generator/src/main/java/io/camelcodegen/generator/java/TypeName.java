package io.camelcodegen.generator.java;

import java.util.List;

/** A type as Java code names it. Immutable. */
sealed interface TypeName permits ClassName, TypeName.Primitive, TypeName.Array, TypeName.Generic, TypeName.Nullable {

    /** Those that generated code has, and what is none. */
    @SuppressWarnings("ImmutableEnumChecker") // the list in a class name is immutable
    enum Primitive implements TypeName {
        BOOLEAN("boolean", Boolean.class),
        BYTE("byte", Byte.class),
        INT("int", Integer.class),
        LONG("long", Long.class),
        DOUBLE("double", Double.class),
        VOID("void", Void.class);

        private static final List<Primitive> ALL = List.of(values());

        private final String keyword;
        private final ClassName box;

        Primitive(String keyword, Class<?> box) {
            this.keyword = keyword;
            this.box = ClassName.of(box);
        }

        String keyword() {
            return keyword;
        }
    }

    /** {@code element[]} */
    record Array(TypeName element) implements TypeName {}

    /** {@code raw<arguments>} */
    record Generic(ClassName raw, List<TypeName> arguments) implements TypeName {

        static Generic of(ClassName raw, TypeName... arguments) {
            return new Generic(raw, List.of(arguments));
        }
    }

    /** A reference type with a place for null. */
    record Nullable(TypeName type) implements TypeName {}

    /** The class of the primitive type; any other type is as it is. */
    default TypeName boxed() {
        return this instanceof Primitive primitive ? primitive.box : this;
    }

    /** The primitive type of the class; any other type is as it is. */
    default TypeName unboxed() {
        for (Primitive primitive : Primitive.ALL) {
            if (primitive.box.equals(this)) {
                return primitive;
            }
        }
        return this;
    }
}
