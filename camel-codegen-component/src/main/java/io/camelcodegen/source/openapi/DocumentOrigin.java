package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import org.jspecify.annotations.Nullable;

/**
 * Whose document it is and where it came from, for messages.
 *
 * @param location as messages show it
 */
record DocumentOrigin(String source, String location) {

    /** DISCOVERY_FAILED, not to be repeated. */
    CodegenException malformed(String found, @Nullable Throwable cause) {
        return SourceErrors.malformedDocument(source, location, found, cause);
    }
}
