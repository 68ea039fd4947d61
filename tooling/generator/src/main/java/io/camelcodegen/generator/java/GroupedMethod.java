package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonValue;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.tool.GroupedParameters;
import java.util.Optional;

/** Writes the method that makes a record of parameters what goes to the runtime: groups, by where they are sent. */
final class GroupedMethod {

    private static final ClassName VALUE = ClassName.of(JsonValue.class);
    private static final ClassName PARAMETERS = ClassName.of(GroupedParameters.class);
    private static final ClassName OPTIONAL = ClassName.of(Optional.class);
    private static final TypeName GROUPS = Generic.of(JavaTypes.MAP, JavaTypes.STRING, ClassName.OBJECT);

    private GroupedMethod() {}

    static void write(JavaSource code, RecordShape shape) {
        code.member().javadoc("The parameters in the groups they are sent in.");
        code.line('@' + code.name(VALUE));
        code.line("public " + code.name(GROUPS) + ' ' + shape.freeMethod("grouped") + "()")
                .open();
        code.line("return new " + code.name(PARAMETERS) + "()");
        for (Component component : shape.components()) {
            String value = component.presence() == Presence.REQUIRED_NULLABLE
                    ? code.name(OPTIONAL) + ".ofNullable(" + component.name() + ')'
                    : component.name();
            String group = group(component);
            String name = group.equals("body") ? "" : SafeText.literal(wireName(component)) + ", ";
            code.continued('.' + group + '(' + name + value + ')');
        }
        code.continued(".toMap();").close();
    }

    private static String group(Component component) {
        Group group = component.group();
        return switch (group == null ? Group.QUERY : group) {
            case PATH -> "path";
            case QUERY, FLAT -> "query";
            case HEADER -> "header";
            case COOKIE -> "cookie";
            case BODY -> "body";
        };
    }

    private static String wireName(Component component) {
        return component.property() == null
                ? component.name()
                : component.property().wireName();
    }
}
