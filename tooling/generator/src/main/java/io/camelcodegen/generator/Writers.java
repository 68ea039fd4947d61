package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.generator.output.SourceWriter;

/** The writer of each kind of output. */
final class Writers {

    private Writers() {}

    static SourceWriter of(OutputKind kind, GenerationSettings settings) {
        throw CodegenErrors.notImplemented("output '" + kind + "' in package " + settings.packageName());
    }
}
