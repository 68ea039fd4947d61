package io.camelcodegen.generator;

import io.camelcodegen.generator.camel.AiToolWriter;
import io.camelcodegen.generator.camel.KameletWriter;
import io.camelcodegen.generator.camel.RouteWriter;
import io.camelcodegen.generator.java.JavaWriter;
import io.camelcodegen.generator.markdown.ToolListWriter;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.typescript.DeclarationWriter;

/** The writer of each kind of output. */
final class Writers {

    private Writers() {}

    static SourceWriter of(OutputKind kind, GenerationSettings settings) {
        return switch (kind) {
            case JAVA -> new JavaWriter(settings.packageName(), settings.async());
            case ROUTES -> new RouteWriter();
            case KAMELETS -> new KameletWriter();
            case AI_TOOLS -> new AiToolWriter();
            case TYPESCRIPT -> new DeclarationWriter();
            case MARKDOWN -> new ToolListWriter();
        };
    }
}
