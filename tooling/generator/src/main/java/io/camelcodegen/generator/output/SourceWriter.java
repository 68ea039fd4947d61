package io.camelcodegen.generator.output;

import io.camelcodegen.generator.workspace.SourceTools;
import java.util.List;
import java.util.function.Consumer;

/** Writes one kind of output of a source. The same tools and settings give the same files, byte for byte. */
public interface SourceWriter {

    /**
     * @param files gets each file once, in any order; its path is relative to the folder of this kind of output
     * @return what could not be generated, a line each, naming the tool; the rest is complete
     */
    List<String> write(SourceTools source, Consumer<GeneratedFile> files);
}
