package io.camelcodegen.generator.java;

import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the builder of a record: what is required goes to its factory, or if that is much, to methods as the rest. */
final class BuilderWriter {

    private static final ClassName DEPRECATED = ClassName.of(Deprecated.class);
    private static final ClassName OBJECTS = ClassName.of(Objects.class);
    private static final ClassName OPTIONAL = ClassName.of(Optional.class);

    private final JavaSource code;
    private final RecordShape shape;
    private final ClassName name;
    /** Those that its factory takes. */
    private final List<Component> atOnce;

    BuilderWriter(JavaSource code, RecordShape shape, ClassName name) {
        this.code = code;
        this.shape = shape;
        this.name = name;
        this.atOnce = shape.isPositional() ? shape.required() : List.of();
    }

    /** Writes the record's static method that begins one. */
    void factory() {
        String itself = code.name(name);
        code.member()
                .open("public static " + itself + ' ' + shape.freeMethod("builder") + '(', parameters(atOnce), ")");
        code.line("return new " + itself + '(', names(atOnce), ");").close();
    }

    /** Writes the class. */
    void type() {
        code.member()
                .javadoc(
                        shape.isPositional()
                                ? "Takes what is optional; what is not set is not sent."
                                : "Takes the members; those that are optional and not set are not sent.");
        code.type("public static final class " + name.simpleName(), name);
        shape.all().forEach(this::field);
        code.member().open("private " + name.simpleName() + '(', parameters(atOnce), ")");
        atOnce.forEach(component -> assign(component, component.name()));
        code.close();
        shape.all().stream().filter(component -> !isGivenAtOnce(component)).forEach(this::setter);
        build();
        code.closeType();
    }

    private List<String> parameters(List<Component> components) {
        return components.stream()
                .map(component -> code.name(component.given()) + ' ' + component.name())
                .toList();
    }

    private static List<String> names(List<Component> components) {
        return components.stream().map(Component::name).toList();
    }

    private boolean isGivenAtOnce(Component component) {
        return component.presence().isRequired() && shape.isPositional();
    }

    private void field(Component component) {
        if (isGivenAtOnce(component)) {
            code.line("private final " + code.name(component.given()) + ' ' + component.name() + ';');
            return;
        }
        TypeName held = component.presence().isRequired()
                ? JavaTypes.nullable(component.type().boxed())
                : component.declared();
        String initial = component.property() == null ? " = " + code.name(JavaTypes.MAP) + ".of()" : "";
        code.line("private " + code.name(held) + ' ' + component.name() + initial + ';');
    }

    private void assign(Component component, String value) {
        code.line("this." + component.name() + " = " + value + ';');
    }

    private void setter(Component component) {
        code.member();
        if (component.property() != null && component.property().deprecated()) {
            code.line('@' + code.name(DEPRECATED));
        }
        code.open("public " + code.name(name) + ' ' + component.name() + '(', parameters(List.of(component)), ")");
        assign(
                component,
                component.presence() == Presence.OPTIONAL_NULLABLE
                        ? code.name(OPTIONAL) + ".ofNullable(" + component.name() + ')'
                        : component.name());
        code.line("return this;").close();
    }

    private void build() {
        List<String> arguments = shape.all().stream().map(this::argument).toList();
        String record = code.name(shape.name());
        code.member().line("public " + record + " build()").open();
        code.line("return new " + record + '(', arguments, ");").close();
    }

    private String argument(Component component) {
        boolean mustBeSet = component.presence() == Presence.REQUIRED && !shape.isPositional();
        return mustBeSet
                ? code.name(OBJECTS) + ".requireNonNull(" + component.name() + ", \"" + component.name()
                        + " must be set\")"
                : component.name();
    }
}
