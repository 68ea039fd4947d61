package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.output.FileChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a source's files.
 *
 * @param tools how many the source has
 * @param files what was done with them; in a dry run, what would be
 * @param problems what could not be generated, a line each, naming the tool
 * @param failure why nothing was generated, with {@link Outcome#FAILED}; else null
 */
public record SourceReport(
        String source,
        Outcome outcome,
        int tools,
        FileChanges files,
        List<String> problems,
        @Nullable CodegenException failure) {

    public SourceReport {
        problems = List.copyOf(problems);
    }

    public enum Outcome {
        /** Nothing had changed since the last generation. */
        UP_TO_DATE,
        GENERATED,
        /** The source is configured no longer; its files are gone, but for those with user code. */
        REMOVED,
        /** The files are as they were. */
        FAILED
    }

    public boolean upToDate() {
        return outcome == Outcome.UP_TO_DATE;
    }
}
