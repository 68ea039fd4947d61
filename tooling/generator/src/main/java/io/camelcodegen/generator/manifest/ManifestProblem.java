package io.camelcodegen.generator.manifest;

/**
 * Something wrong with a manifest.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole. Cut, and its control characters replaced
 * @param message what is wrong, what was expected, and what may have been meant; fit for one line
 * @param isInconsistency whether the form is right, and two statements contradict each other: a total, a checksum
 */
public record ManifestProblem(String pointer, String message, boolean isInconsistency) {

    private static final int MOST = 600;

    public ManifestProblem {
        pointer = printable(pointer);
        message = printable(message);
    }

    /** What stands in a manifest may be anything. */
    private static String printable(String text) {
        String oneLine = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return oneLine.replaceAll("[\\p{C}\\u2028\\u2029]", "?");
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
