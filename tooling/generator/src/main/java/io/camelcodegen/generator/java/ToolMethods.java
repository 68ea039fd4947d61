package io.camelcodegen.generator.java;

import com.fasterxml.jackson.core.type.TypeReference;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.java.TypeName.Primitive;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of a source's tools: as declared in the interface, and as implemented. */
final class ToolMethods {

    private static final int LONGEST_SUMMARY = 300;

    private static final ClassName FUTURE = ClassName.of(CompletableFuture.class);
    private static final ClassName VOID_CLASS = ClassName.of(Void.class);
    private static final ClassName TYPE_REFERENCE = ClassName.of(TypeReference.class);
    private static final ClassName DEPRECATED = ClassName.of(Deprecated.class);
    private static final ClassName OVERRIDE = ClassName.of(Override.class);

    /**
     * A method that calls a tool.
     *
     * @param async whether it returns at once, with a future
     */
    record Method(ToolModel tool, String name, boolean async) {}

    private final JavaTypes types;
    private final List<Method> all;

    /** @param async whether each tool has a second method that does not wait */
    ToolMethods(SourceModel source, JavaTypes types, boolean async) {
        this.types = types;
        this.all = methods(source.tools(), async);
    }

    private static List<Method> methods(List<ToolModel> tools, boolean async) {
        Set<String> taken = tools.stream().map(ToolModel::methodName).collect(Collectors.toCollection(HashSet::new));
        List<Method> methods = new ArrayList<>(tools.size());
        for (ToolModel tool : tools) {
            methods.add(new Method(tool, tool.methodName(), false));
            if (async) {
                String twin = tool.methodName() + "Async";
                while (!taken.add(twin)) {
                    twin += "Async";
                }
                methods.add(new Method(tool, twin, true));
            }
        }
        return methods;
    }

    /** By the names of their tools. */
    List<Method> all() {
        return all;
    }

    void declare(JavaSource code, Method method) {
        boolean isDeprecated = method.tool().tool().deprecated();
        code.member().javadoc(javadoc(code, method, isDeprecated));
        if (isDeprecated) {
            code.line('@' + code.name(DEPRECATED));
        }
        code.line(code.name(returned(method)) + ' ' + method.name() + '(', parameters(code, method), ");");
    }

    /** As {@link #declare}, with one line of code to the runtime. */
    void implement(JavaSource code, Method method) {
        code.member().line('@' + code.name(OVERRIDE));
        String returned = code.name(returned(method));
        code.open("public " + returned + ' ' + method.name() + '(', parameters(code, method), ")");
        call(code, method);
        code.close();
    }

    private List<String> parameters(JavaSource code, Method method) {
        return hasParameters(method.tool())
                ? List.of(code.name(types.names().params(method.tool())) + " params")
                : List.of();
    }

    private static boolean hasParameters(ToolModel tool) {
        return !tool.parameters().isEmpty() || tool.additionalParameters() != null;
    }

    private TypeName returned(Method method) {
        TypeName result = result(method.tool());
        if (result == null) {
            return method.async() ? Generic.of(FUTURE, JavaTypes.nullable(VOID_CLASS)) : Primitive.VOID;
        }
        TypeName value = method.tool().resultNullable() ? JavaTypes.nullable(result) : result;
        return method.async() ? Generic.of(FUTURE, value) : value;
    }

    private @Nullable TypeName result(ToolModel tool) {
        return tool.result() == null ? null : types.output(tool.result());
    }

    private void call(JavaSource code, Method method) {
        List<String> arguments = new ArrayList<>();
        arguments.add(SafeText.literal(method.tool().tool().name().toString()));
        arguments.add(hasParameters(method.tool()) ? "params" : "null");
        TypeName result = result(method.tool());
        if (result == null && !method.async()) {
            code.line("codegen.call(", arguments, ");");
            return;
        }
        TypeName type = result == null ? VOID_CLASS : result;
        arguments.add(
                type instanceof TypeName.Generic
                        ? "new " + code.name(Generic.of(TYPE_REFERENCE, type)) + "() {}"
                        : code.name(type) + ".class");
        code.line("return codegen." + (method.async() ? "callTypedAsync(" : "callTyped("), arguments, ");");
    }

    private Javadoc javadoc(JavaSource code, Method method, boolean isDeprecated) {
        ToolModel tool = method.tool();
        Javadoc javadoc = new Javadoc();
        if (method.async()) {
            javadoc.html("As {@link #" + tool.methodName() + "}, without waiting.");
        } else {
            javadoc.description(summary(tool.tool().description()), LONGEST_SUMMARY)
                    .html(ToolNotes.target(tool.tool()) + ", see {@link "
                            + code.name(types.names().file(tool)) + "}. "
                            + ToolNotes.effects(tool.tool().hints()));
            if (hasParameters(tool)) {
                javadoc.tag("param", "params " + parameters(tool));
            }
            javadoc.tag("throws", "io.camelcodegen.error.CodegenException " + ToolNotes.listed(ToolNotes.errors(tool)));
        }
        return isDeprecated ? javadoc.tag("deprecated", "by its source") : javadoc;
    }

    /** The text up to its first empty line. */
    private static String summary(String description) {
        String text = SafeText.cut(description.strip(), 4 * LONGEST_SUMMARY);
        String[] paragraphs = text.split("\\R\\s*\\R", 2);
        return paragraphs[0];
    }

    private String parameters(ToolModel tool) {
        RecordShape shape = RecordShape.of(tool, types);
        String required = shape.required().stream().map(Component::name).collect(Collectors.joining(", "));
        String optional = shape.optional().stream().map(Component::name).collect(Collectors.joining(", "));
        if (optional.isEmpty()) {
            return "{@code " + required + '}';
        }
        return (required.isEmpty() ? "" : "{@code " + required + "}; ") + "optional {@code " + optional + '}';
    }
}
