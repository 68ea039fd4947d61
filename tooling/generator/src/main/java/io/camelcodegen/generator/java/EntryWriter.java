package io.camelcodegen.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.generator.java.ToolMethods.Method;
import io.camelcodegen.generator.model.SourceModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.apache.camel.CamelContext;

/** Writes the interface of a source, with a method for each tool, and the class that implements it. */
final class EntryWriter {

    /** A class file has 65,535 constants at most, and a method takes a dozen of them (JVMS, section 4.1). */
    private static final int MOST_METHODS = 2_000;

    private static final ClassName CODEGEN = ClassName.get(Codegen.class);
    private static final ClassName CAMEL = ClassName.get(CamelContext.class);

    private static final FieldSpec HIDDEN = FieldSpec.builder(CODEGEN, "codegen", Modifier.PRIVATE, Modifier.FINAL)
            .build();
    private static final FieldSpec INHERITED =
            FieldSpec.builder(CODEGEN, "codegen", Modifier.FINAL).build();

    private final SourceModel source;
    private final SourceNames names;
    private final ToolMethods methods;

    EntryWriter(SourceModel source, SourceNames names, ToolMethods methods) {
        this.source = source;
        this.names = names;
        this.methods = methods;
    }

    TypeSpec.Builder contract() {
        String name = names.root().simpleName();
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(new Javadoc()
                        .html("The tools of the source {@code " + source.source() + "}, a method for each, "
                                + source.tools().size() + " in all. Thread-safe.")
                        .code(name + ' ' + source.packageName() + " = " + name + ".of(camelContext);")
                        .html("Every method fails with a {@link io.camelcodegen.error.CodegenException}; its"
                                + " {@code getCode()} says why. Beside the codes named at the method, each may fail with"
                                + " {@code SOURCE_UNREACHABLE}, {@code CONNECTION_TIMEOUT}, {@code NETWORK_ERROR},"
                                + " {@code CIRCUIT_OPEN} (no connection), {@code DISCOVERY_FAILED},"
                                + " {@code TOOL_NOT_FOUND} (the source no longer offers the tool) and"
                                + " {@code RESPONSE_TOO_LARGE}.")
                        .toCode())
                .addMethod(factory(CODEGEN, "codegen", "Calls by this runtime.")
                        .addStatement("return new $T(codegen)", names.client())
                        .build())
                .addMethod(
                        factory(CAMEL, "camelContext", "Calls by the runtime of this context, which must be started.")
                                .addStatement("return of($T.of(camelContext))", CODEGEN)
                                .build());
        methods.all().forEach(method -> type.addMethod(methods.declared(method)));
        return type;
    }

    private MethodSpec.Builder factory(ClassName parameter, String name, String javadoc) {
        return MethodSpec.methodBuilder("of")
                .addJavadoc("$L\n", javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(names.root())
                .addParameter(parameter, name);
    }

    /** The client, after the classes it extends where its methods are too many for one. */
    List<TypeSpec.Builder> clients() {
        List<TypeSpec.Builder> clients = new ArrayList<>();
        List<Method> all = methods.all();
        ClassName parent = null;
        for (int start = 0; start == 0 || start < all.size(); start += MOST_METHODS) {
            int end = Math.min(start + MOST_METHODS, all.size());
            ClassName name = end == all.size() ? names.client() : names.clientPart(clients.size() + 1);
            TypeSpec.Builder type = TypeSpec.classBuilder(name.simpleName())
                    .addModifiers(end == all.size() ? Modifier.FINAL : Modifier.ABSTRACT)
                    .addSuperinterface(names.root());
            CodeBlock assignment;
            if (parent == null) {
                type.addField(end == all.size() ? HIDDEN : INHERITED);
                assignment = CodeBlock.of("this.codegen = codegen");
            } else {
                type.superclass(parent);
                assignment = CodeBlock.of("super(codegen)");
            }
            type.addMethod(MethodSpec.constructorBuilder()
                    .addParameter(CODEGEN, "codegen")
                    .addStatement(assignment)
                    .build());
            all.subList(start, end).forEach(method -> type.addMethod(methods.implemented(method)));
            clients.add(type);
            parent = name;
        }
        return clients;
    }

    /** Whether an implementation overrides methods that javac would warn of. */
    boolean hasDeprecated() {
        return source.tools().stream().anyMatch(tool -> tool.tool().deprecated());
    }
}
