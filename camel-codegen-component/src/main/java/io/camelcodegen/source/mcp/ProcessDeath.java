package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import org.jspecify.annotations.Nullable;

/**
 * How a server process ended that was not asked to.
 *
 * @param exitCode null where it still runs but cannot be talked to
 * @param lastWords the end of what it wrote to stderr
 */
record ProcessDeath(String source, @Nullable Integer exitCode, String lastWords) {

    /** For calls it was given: it may have worked on them. */
    CodegenException duringCall() {
        return error("", false);
    }

    /** For calls that waited for it to be ready. */
    CodegenException beforeReady() {
        return error("before it was ready; check 'command' and 'args'", true);
    }

    /** For calls that came too late. */
    CodegenException beforeCall() {
        return error("before the call was sent", true);
    }

    private CodegenException error(String when, boolean unprocessed) {
        String detail = when;
        if (exitCode == null) {
            detail += (detail.isEmpty() ? "" : "; ") + "it runs, but closed its input or output";
        }
        if (!lastWords.isEmpty()) {
            detail += (detail.isEmpty() ? "" : "; ") + "its last words: " + lastWords;
        }
        return SourceErrors.processDied(source, exitCode, detail, unprocessed);
    }
}
