package io.camelcodegen.generator.model;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Makes the model of a source: the same one in whatever order its tools are listed.
 *
 * <p>Formats count in results as in parameters: a result whose {@code date-time} is none cannot be read as the type made
 * of it, only as plain values. The packages of different sources differ unless the sources' names differ in case or in
 * {@code -} and {@code _} only: who generates several looks.
 */
public final class SourceModels {

    private SourceModels() {}

    /** The Java package of a source, below that of the project. */
    public static String packageName(String source) {
        return Identifiers.packageName(source);
    }

    /**
     * Reads the schemas of all tools. A tool whose schemas cannot be read is left out and named among the problems; the
     * others are not affected.
     */
    public static SourceModel of(SourceTools source) {
        List<String> problems = new ArrayList<>();
        List<SchemaPair> read = new ArrayList<>();
        List<Tool> sorted =
                source.tools().stream().sorted(Comparator.comparing(Tool::name)).toList();
        for (Tool tool : sorted) {
            try {
                read.add(SchemaPair.of(tool));
            } catch (RuntimeException e) {
                problems.add(tool.name() + ": " + CodegenErrors.wrap(e).getMessage());
            }
        }
        String typeName = Identifiers.type(source.name());
        NameScope typeScope = NameScope.insensitive();
        typeScope.reserve(typeName);
        List<String> names =
                read.stream().map(pair -> pair.tool().name().tool()).toList();
        Map<String, String> typeNames = typeScope.claimAll(names, Identifiers::type);
        Map<String, String> methodNames = NameScope.insensitive().claimAll(names, Identifiers::member);

        List<SchemaDocument> documents = new ArrayList<>();
        for (SchemaPair pair : read) {
            documents.add(pair.input());
            if (pair.output() != null) {
                documents.add(pair.output());
            }
        }
        TypeSpace shared = new TypeSpace("", typeScope);
        TypeBuilder types = new TypeBuilder(new Definitions(documents, typeScope), shared);
        ToolModels tools = new ToolModels(types);
        List<ToolModel> models = new ArrayList<>();
        for (SchemaPair pair : read) {
            String name = pair.tool().name().tool();
            models.add(tools.build(pair, methodNames.getOrDefault(name, name), typeNames.getOrDefault(name, name)));
        }
        types.finish();
        return new SourceModel(
                source.name(),
                typeName,
                packageName(source.name()),
                models,
                shared.declarations().stream()
                        .sorted(Comparator.comparing(type -> type.id().name()))
                        .toList(),
                problems);
    }
}
