package io.camelcodegen.generator.java;

import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.java.TypeName.Primitive;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a record consists of in Java. Immutable.
 *
 * @param components required ones first
 * @param additional the name of the map of further members; null where there is none
 * @param input whether it may be sent
 */
record RecordShape(
        ClassName name,
        List<Component> components,
        @Nullable Component additional,
        boolean input) {

    /**
     * Most components of a record, a {@code long} or {@code double} counting twice: its {@code toString} and
     * {@code equals} are linked with a handle for each, and a method handle takes 255 arguments at most, as does its
     * constructor (JVMS, section 4.3.3).
     */
    static final int MOST_COMPONENTS = 200;

    /** Up to so many are given to the builder's factory, where the compiler asks for them; more would be mixed up. */
    private static final int MOST_POSITIONAL = 4;

    /** Up to so many optional ones are as well left out by a shorter constructor. */
    private static final int MOST_LEFT_OUT = 2;

    /**
     * Names that no record component may have (JLS, section 8.10.1), those that are awkward in one, and the packages
     * that full names in its code begin with: a variable hides a package (JLS, section 6.4.2).
     */
    private static final Set<String> FORBIDDEN = Set.of(
            "clone",
            "com",
            "equals",
            "finalize",
            "getClass",
            "hashCode",
            "java",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "yield");

    private static final ClassName OPTIONAL = ClassName.of(Optional.class);

    /** How often a member is there, and whether it may be null where it is. */
    enum Presence {
        REQUIRED,
        REQUIRED_NULLABLE,
        OPTIONAL,
        /** Left out where it is null, sent as null where it is an empty {@link Optional}. */
        OPTIONAL_NULLABLE;

        boolean isRequired() {
            return this == REQUIRED || this == REQUIRED_NULLABLE;
        }
    }

    /**
     * @param type of the value, without regard to null; primitive where that can be
     * @param group where it goes, for a parameter; null for a member of an object
     */
    record Component(
            String name,
            TypeName type,
            DataType dataType,
            Presence presence,
            @Nullable Property property,
            @Nullable Group group) {

        /** The type of the record's component. The map of further members may be empty, but is always there. */
        TypeName declared() {
            if (property == null) {
                return type;
            }
            return switch (presence) {
                case REQUIRED -> type;
                case REQUIRED_NULLABLE, OPTIONAL -> JavaTypes.nullable(type.boxed());
                case OPTIONAL_NULLABLE -> JavaTypes.nullable(Generic.of(OPTIONAL, type.boxed()));
            };
        }

        private int slots() {
            return declared() == Primitive.LONG || declared() == Primitive.DOUBLE ? 2 : 1;
        }

        /** The type of a value that is handed over: null says null, not that there is none. */
        TypeName given() {
            return switch (presence) {
                case REQUIRED, OPTIONAL -> type.unboxed();
                case REQUIRED_NULLABLE, OPTIONAL_NULLABLE -> JavaTypes.nullable(type.boxed());
            };
        }
    }

    static RecordShape of(RecordType type, JavaTypes types) {
        List<Component> components = type.properties().stream()
                .map(property -> member(property, type.input(), types))
                .sorted(Comparator.comparing(component -> !component.presence().isRequired()))
                .toList();
        return new RecordShape(
                types.names().className(type.id()),
                components,
                additional(type.additional(), components, type.input(), types),
                type.input());
    }

    static RecordShape of(ToolModel tool, JavaTypes types) {
        List<Component> components = tool.parameters().stream()
                .map(parameter -> parameter(parameter, types))
                .toList();
        return new RecordShape(
                types.names().params(tool),
                components,
                additional(tool.additionalParameters(), components, true, types),
                true);
    }

    private static Component member(Property property, boolean input, JavaTypes types) {
        TypeName type = types.of(property.type(), input);
        Presence presence = presence(property);
        if (!input && presence == Presence.OPTIONAL_NULLABLE) {
            presence = Presence.OPTIONAL; // who reads it can do without the difference
        }
        return new Component(component(property.name()), type, property.type(), presence, property, null);
    }

    private static Component parameter(ToolModel.Parameter parameter, JavaTypes types) {
        Property property = parameter.property();
        TypeName type = types.input(property.type());
        Presence presence = presence(property);
        return new Component(
                component(property.name()), type.unboxed(), property.type(), presence, property, parameter.group());
    }

    private static Presence presence(Property property) {
        if (property.required()) {
            return property.nullable() ? Presence.REQUIRED_NULLABLE : Presence.REQUIRED;
        }
        return property.nullable() ? Presence.OPTIONAL_NULLABLE : Presence.OPTIONAL;
    }

    private static @Nullable Component additional(
            @Nullable DataType value, List<Component> components, boolean input, JavaTypes types) {
        if (value == null) {
            return null;
        }
        Set<String> taken = components.stream().map(Component::name).collect(Collectors.toSet());
        TypeName map = Generic.of(
                JavaTypes.MAP, JavaTypes.STRING, types.of(value, input).boxed());
        return new Component(
                SourceNames.free("additional", taken),
                map,
                new DataType.MapOf(value),
                Presence.OPTIONAL,
                null,
                Group.FLAT);
    }

    private static String component(String name) {
        return FORBIDDEN.contains(name) ? name + '_' : name;
    }

    /** All components, the map of further members last. */
    List<Component> all() {
        if (additional == null) {
            return components;
        }
        List<Component> all = new ArrayList<>(components);
        all.add(additional);
        return all;
    }

    List<Component> required() {
        return components.stream()
                .filter(component -> component.presence().isRequired())
                .toList();
    }

    List<Component> optional() {
        return all().stream()
                .filter(component -> !component.presence().isRequired())
                .toList();
    }

    /** Whether it has more members, or longer names, than a record can have, so that they stand in one map. */
    boolean isMap() {
        return all().stream().mapToInt(Component::slots).sum() > MOST_COMPONENTS
                || components.stream()
                        .anyMatch(component -> component.property() != null
                                && JavaTypes.isTooLong(component.property().wireName()));
    }

    /** Whether it holds parameters that go to different parts of a request. */
    boolean isGrouped() {
        return components.stream().anyMatch(component -> component.group() != null && component.group() != Group.FLAT);
    }

    boolean hasBuilder() {
        return input && (optional().size() > MOST_LEFT_OUT || required().size() > MOST_POSITIONAL);
    }

    /** Whether the builder's factory takes what is required. */
    boolean isPositional() {
        return required().size() <= MOST_POSITIONAL;
    }

    /** Whether there is a constructor with required components only. */
    boolean hasShortConstructor() {
        return input && !hasBuilder() && !optional().isEmpty();
    }

    /** The name of a method without arguments that is free beside the components. */
    String freeMethod(String name) {
        return SourceNames.free(name, all().stream().map(Component::name).collect(Collectors.toSet()));
    }
}
