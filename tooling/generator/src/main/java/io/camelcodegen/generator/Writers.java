package io.camelcodegen.generator;

import io.camelcodegen.generator.camel.AiToolWriter;
import io.camelcodegen.generator.camel.KameletWriter;
import io.camelcodegen.generator.camel.RouteWriter;
import io.camelcodegen.generator.java.JavaWriter;
import io.camelcodegen.generator.markdown.ToolListWriter;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.SourceModels;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.typescript.DeclarationWriter;

/** The writer of each kind of output. */
final class Writers {

    private Writers() {}

    /** The writer, with paths relative to the folder of the kind. */
    static SourceWriter of(OutputKind kind, GenerationSettings settings) {
        return within(kind.id() + '/', writer(kind, settings));
    }

    /** Writers name files by their places in the output folder. */
    private static SourceWriter within(String folder, SourceWriter writer) {
        return (source, files) -> writer.write(source, file -> {
            String path = file.path();
            files.accept(
                    path.startsWith(folder)
                            ? new GeneratedFile(path.substring(folder.length()), file.content())
                            : file);
        });
    }

    private static SourceWriter writer(OutputKind kind, GenerationSettings settings) {
        return switch (kind) {
            case JAVA -> java(new JavaWriter(settings.packageName(), settings.async()));
            case ROUTES -> new RouteWriter();
            case KAMELETS -> new KameletWriter();
            case AI_TOOLS -> new AiToolWriter();
            case TYPESCRIPT -> new DeclarationWriter();
            case MARKDOWN -> new ToolListWriter();
        };
    }

    private static SourceWriter java(JavaWriter writer) {
        return (source, files) -> {
            SourceModel model = SourceModels.of(source);
            writer.write(model, files);
            return model.problems();
        };
    }
}
