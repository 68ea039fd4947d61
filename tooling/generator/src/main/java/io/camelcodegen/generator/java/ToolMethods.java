package io.camelcodegen.generator.java;

import com.fasterxml.jackson.core.type.TypeReference;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The methods of a source's tools: as declared in the interface, and as implemented. */
final class ToolMethods {

    private static final int LONGEST_SUMMARY = 300;

    private static final ClassName FUTURE = ClassName.get(CompletableFuture.class);

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

    MethodSpec declared(Method method) {
        MethodSpec.Builder spec = signature(method).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
        boolean isDeprecated = method.tool().tool().deprecated();
        if (isDeprecated) {
            spec.addAnnotation(Deprecated.class);
        }
        return spec.addJavadoc(javadoc(method, isDeprecated).toCode()).build();
    }

    /** As {@link #declared}, one line of code to the runtime. */
    MethodSpec implemented(Method method) {
        return signature(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement(call(method))
                .build();
    }

    private MethodSpec.Builder signature(Method method) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name()).returns(returned(method));
        if (hasParameters(method.tool())) {
            spec.addParameter(types.names().params(method.tool()), "params");
        }
        return spec;
    }

    private static boolean hasParameters(ToolModel tool) {
        return !tool.parameters().isEmpty() || tool.additionalParameters() != null;
    }

    private TypeName returned(Method method) {
        TypeName result = result(method.tool());
        if (result == null) {
            return method.async() ? ParameterizedTypeName.get(FUTURE, JavaTypes.nullable(ClassName.get(Void.class))) : TypeName.VOID;
        }
        TypeName value = method.tool().resultNullable() ? JavaTypes.nullable(result) : result;
        return method.async() ? ParameterizedTypeName.get(FUTURE, value) : value;
    }

    private @Nullable TypeName result(ToolModel tool) {
        return tool.result() == null ? null : types.output(tool.result());
    }

    private CodeBlock call(Method method) {
        String tool = SafeText.literal(method.tool().tool().name().toString());
        String params = hasParameters(method.tool()) ? "params" : "null";
        TypeName result = result(method.tool());
        if (result == null) {
            return method.async()
                    ? CodeBlock.of(
                            "return codegen.callTypedAsync($L,$W$L,$W$T.class)", tool, params, Void.class)
                    : CodeBlock.of("codegen.call($L,$W$L)", tool, params);
        }
        CodeBlock type = result instanceof ClassName || result instanceof ArrayTypeName
                ? CodeBlock.of("$T.class", result)
                : CodeBlock.of("new $T<$T>() {}", TypeReference.class, result);
        return CodeBlock.of(
                "return codegen.$L($L,$W$L,$W$L)", method.async() ? "callTypedAsync" : "callTyped", tool, params, type);
    }

    private Javadoc javadoc(Method method, boolean isDeprecated) {
        ToolModel tool = method.tool();
        Javadoc javadoc = new Javadoc();
        if (method.async()) {
            javadoc.html("As {@link #" + tool.methodName() + "}, without waiting.");
        } else {
            javadoc.description(summary(tool.tool().description()), LONGEST_SUMMARY)
                    .html(ToolNotes.target(tool.tool()) + ", see {@link " + tool.typeName() + "}. "
                            + ToolNotes.effects(tool.tool().hints()));
            if (hasParameters(tool)) {
                javadoc.tag("param", "params " + parameters(tool));
            }
            javadoc.tag(
                    "throws",
                    "io.camelcodegen.error.CodegenException " + ToolNotes.listed(ToolNotes.errors(tool)));
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
