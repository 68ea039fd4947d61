package io.camelcodegen.generator.java;

import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes the constructors of a record, where it needs them: one that copies, and one without what may be left out. */
final class ConstructorWriter {

    private static final ClassName COLLECTIONS = ClassName.of(Collections.class);
    private static final ClassName ORDERED_MAP = ClassName.of(LinkedHashMap.class);
    private static final ClassName ARRAY_LIST = ClassName.of(ArrayList.class);

    private final JavaSource code;
    private final RecordShape shape;

    ConstructorWriter(JavaSource code, RecordShape shape) {
        this.code = code;
        this.shape = shape;
    }

    /** Writes the compact one: lists and maps become the record's own. */
    void copying() {
        List<Component> copied =
                shape.all().stream().filter(ConstructorWriter::isCopied).toList();
        if (!copied.isEmpty()) {
            code.line("public " + shape.name().simpleName()).open();
            copied.forEach(this::copy);
            code.close();
        }
    }

    private static boolean isCopied(Component component) {
        return component.dataType() instanceof MapOf || component.dataType() instanceof ListOf;
    }

    /** Results may hold nulls in their lists and maps, so it is not {@code copyOf}. */
    private void copy(Component component) {
        boolean isMap = component.dataType() instanceof MapOf;
        String name = component.name();
        String copy = code.name(isMap ? ORDERED_MAP : ARRAY_LIST);
        String collections = code.name(COLLECTIONS);
        String method = isMap ? "unmodifiableMap" : "unmodifiableList";
        String condition = name + " = " + name + " == null";
        if (component.property() != null && component.presence() == Presence.OPTIONAL_NULLABLE) {
            code.choice(condition, "null", name + ".map(" + copy + "::new).map(" + collections + "::" + method + ')');
        } else {
            String copied = collections + '.' + method + "(new " + copy + "<>(" + name + "))";
            code.choice(condition, absent(component), copied);
        }
    }

    private String absent(Component component) {
        return component.property() == null ? code.name(JavaTypes.MAP) + ".of()" : "null";
    }

    /** Writes the short one. */
    void shortened() {
        if (!shape.hasShortConstructor()) {
            return;
        }
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Component component : shape.all()) {
            if (component.presence().isRequired()) {
                parameters.add(code.name(component.declared()) + ' ' + component.name());
                arguments.add(component.name());
            } else {
                arguments.add(absent(component));
            }
        }
        code.member().javadoc("Without what may be left out.");
        code.open("public " + shape.name().simpleName() + '(', parameters, ")");
        code.line("this(", arguments, ");").close();
    }
}
