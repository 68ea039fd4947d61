package io.camelcodegen.schema;

import java.util.regex.Pattern;

/** Keys of widely used services, which can be told by how they begin. */
public final class ServiceKeys {

    private static final String SHAPES = "(?:(?:sk|pk|rk)[-_][A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{8,}"
            + "|github_pat_\\w+|xox[a-z]-[\\w-]+|AKIA[A-Z0-9]{12,}|glpat-[\\w-]+"
            + "|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|AIza[\\w-]{20,}|npm_[A-Za-z0-9]{10,})";

    private static final Pattern KEY = Pattern.compile(SHAPES);
    private static final Pattern WITHIN = Pattern.compile("(?<![\\w-])" + SHAPES);

    private ServiceKeys() {}

    /** Whether the text begins as such a key does. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).lookingAt();
    }

    /** The text with something else in place of each such key. */
    public static String replaceAll(String text, String shown) {
        return WITHIN.matcher(text).replaceAll(shown);
    }
}
