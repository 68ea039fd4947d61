package io.camelcodegen.generator.java;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import javax.lang.model.element.Modifier;

/** Writes the class of a tool: its documentation, its parameters, the types that only it has. */
final class ToolWriter {

    private static final int LONGEST_DESCRIPTION = 6_000;

    private final JavaTypes types;
    private final RecordWriter records;
    private final DeclarationWriter declarations;
    private final ExampleCall example;

    ToolWriter(SourceModel source, JavaTypes types, DeclarationWriter declarations) {
        this.types = types;
        this.records = new RecordWriter(types);
        this.declarations = declarations;
        this.example = new ExampleCall(source, types);
    }

    TypeSpec.Builder write(ToolModel tool) {
        TypeSpec.Builder type = TypeSpec.classBuilder(tool.typeName())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(javadoc(tool).toCode());
        if (!RecordShape.of(tool, types).all().isEmpty()) {
            type.addType(records.write(tool).build());
        }
        tool.types()
                .forEach(declaration ->
                        declarations.write(declaration).ifPresent(written -> type.addType(written.build())));
        return type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }

    private Javadoc javadoc(ToolModel tool) {
        String method = "{@link " + types.names().root().simpleName() + '#' + tool.methodName() + '}';
        return new Javadoc()
                .description(tool.tool().description(), LONGEST_DESCRIPTION)
                .html(ToolNotes.target(tool.tool()) + ", called by " + method + ". "
                        + ToolNotes.effects(tool.tool().hints())
                        + (tool.tool().deprecated() ? " Deprecated by its source." : ""))
                .code(example.of(tool))
                .html("Fails with a {@link io.camelcodegen.error.CodegenException} of code "
                        + ToolNotes.explained(ToolNotes.errors(tool)) + '.');
    }
}
