package io.camelcodegen.generator.manifest;

/**
 * Something wrong with a manifest.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
 * @param message what is wrong, what was expected, and what may have been meant; fit for one line
 * @param isInconsistency whether the form is right, and two statements contradict each other: a total, a checksum
 */
public record ManifestProblem(String pointer, String message, boolean isInconsistency) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
