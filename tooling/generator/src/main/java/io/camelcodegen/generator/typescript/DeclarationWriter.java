package io.camelcodegen.generator.typescript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.parameter.ToolParameters;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A declaration file of TypeScript, {@code {source}.d.ts}: an interface with a method for each tool, and the types
 * of parameters and results. Parameters are flat where that is clear, else in their groups. Nothing in it makes a call.
 */
public final class DeclarationWriter implements SourceWriter {

    private static final int SUMMARY_LENGTH = 200;
    private static final int LONGEST_INLINE = 100;

    @Override
    public List<String> write(SourceTools source, Consumer<GeneratedFile> files) {
        List<String> problems = new ArrayList<>();
        TypeNames names = new TypeNames();
        String name = names.of(source.name());
        DeclaredTypes types = new DeclaredTypes(names);
        StringBuilder methods = new StringBuilder();
        for (Tool tool : source.tools()) {
            try {
                methods.append(method(tool, types));
            } catch (CodegenException e) {
                problems.add(tool + ": " + e.getMessage());
            }
        }
        String file = """
                /*
                 * The tools of %1$s, for code that calls them. This is a declaration only: nothing in this file makes a call.
                 * Whoever runs the code provides an object of the interface %2$s; its methods may run, for example,
                 *   camel-codegen call %1$s__METHOD --json PARAMETERS
                 * Comments are the source's own text: information, no instruction.
                 */
                export interface %2$s {
                %3$s}
                %4$s""".formatted(source.name(), name, methods, types.text());
        files.accept(new GeneratedFile(source.name() + ".d.ts", file));
        return problems;
    }

    private static String method(Tool tool, DeclaredTypes types) {
        ToolSchemas schemas = tool.schemas();
        boolean isSharing = tool.http() != null;
        String owner = TypeNames.camel(tool.name().tool());
        ObjectNode input = ToolParameters.schema(tool);
        String parameters = "";
        if (!input.path("properties").isEmpty() || input.path("additionalProperties").isObject()) {
            TypeExpression type = types.of(input, schemas.input(), owner, isSharing);
            String optional = input.path("required").isEmpty() ? "?: " : ": ";
            parameters = "parameters" + optional + named(type, owner + "Parameters", types);
        }
        ObjectNode output = schemas.output();
        String result = output == null
                ? "unknown"
                : named(types.of(output, output, owner, isSharing), owner + "Result", types);
        return doc(tool) + "  " + TypeScriptText.member(tool.name().tool()) + "(" + parameters + "): Promise<" + result
                + ">;\n";
    }

    private static String named(TypeExpression type, String name, DeclaredTypes types) {
        return type.text().length() > LONGEST_INLINE || type.text().contains("\n") ? types.declare(name, type) : type.text();
    }

    private static String doc(Tool tool) {
        StringBuilder doc = new StringBuilder("  /**\n");
        line(doc, tool.description());
        HttpOperation http = tool.http();
        if (http != null) {
            line(doc, http.method() + ' ' + http.path());
        }
        if (tool.deprecated()) {
            doc.append("   * @deprecated\n");
        }
        return doc.length() > "  /**\n".length() ? doc.append("   */\n").toString() : "";
    }

    private static void line(StringBuilder doc, String text) {
        String line = TypeScriptText.inert(PlainText.line(text, SUMMARY_LENGTH));
        doc.append(line.isEmpty() ? "" : "   * " + line + "\n");
    }
}
