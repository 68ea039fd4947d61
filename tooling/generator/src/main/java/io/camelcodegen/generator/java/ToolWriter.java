package io.camelcodegen.generator.java;

import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.output.UserZone;

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

    void write(JavaSource code, ToolModel tool) {
        code.javadoc(javadoc(tool, code.name(types.names().root())))
                .type("public final class " + tool.typeName(), types.names().file(tool));
        code.line("private " + tool.typeName() + "() {}");
        if (!RecordShape.of(tool, types).all().isEmpty()) {
            records.write(code.member(), tool);
        }
        for (Declaration declaration : tool.types()) {
            if (DeclarationWriter.isWritten(declaration)) {
                declarations.write(code.member(), declaration);
            }
        }
        code.member().verbatim(UserZone.empty(JavaSource.INDENT, "//")).closeType();
    }

    private Javadoc javadoc(ToolModel tool, String root) {
        String method = "{@link " + root + '#' + tool.methodName() + '}';
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
