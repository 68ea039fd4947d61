package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.tool.GroupedParameters;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method that makes a record of parameters what goes to the runtime: groups, by where they are sent. */
final class GroupedMethod {

    private static final TypeName GROUPS = ParameterizedTypeName.get(Map.class, String.class, Object.class);

    private GroupedMethod() {}

    static MethodSpec of(RecordShape shape) {
        CodeBlock.Builder code = CodeBlock.builder().add("return new $T()$>$>", GroupedParameters.class);
        for (Component component : shape.components()) {
            CodeBlock value = component.presence() == Presence.REQUIRED_NULLABLE
                    ? CodeBlock.of("$T.ofNullable($N)", Optional.class, component.name())
                    : CodeBlock.of("$N", component.name());
            String group = group(component);
            if (group.equals("body")) {
                code.add("\n.body($L)", value);
            } else {
                code.add("\n.$L($L, $L)", group, SafeText.literal(wireName(component)), value);
            }
        }
        return MethodSpec.methodBuilder(shape.freeMethod("grouped"))
                .addJavadoc("The parameters in the groups they are sent in.\n")
                .addAnnotation(JsonValue.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(GROUPS)
                .addCode(code.add("\n.toMap();$<$<\n").build())
                .build();
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
