package io.camelcodegen.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a schema (ECMA-262), run by Java's engine on a budget: a pattern that backtracks for ever
 * ends with a {@link TooCostly}, never with a hanging thread. Immutable, thread-safe.
 */
public final class SchemaPattern {

    /** Characters the engine may look at in one search, some 20 ms of work, and so many more for each of the text. */
    private static final int BUDGET = 2_000_000;

    private static final int BUDGET_PER_CHARACTER = 20;

    private final String ecma;
    private final Pattern pattern;

    private SchemaPattern(String ecma, Pattern pattern) {
        this.ecma = ecma;
        this.pattern = pattern;
    }

    /** @return null where Java cannot compile it */
    public static @Nullable SchemaPattern compile(String ecma) {
        try {
            return new SchemaPattern(ecma, Pattern.compile(EcmaPattern.toJava(ecma)));
        } catch (PatternSyntaxException | StackOverflowError e) {
            return null; // deeply nested groups end Java's compiler with a stack overflow
        }
    }

    /** Whether it is known to match, anywhere in the text, as JSON Schema asks: not where that is too costly to find out. */
    public boolean matches(String text) {
        try {
            return find(text);
        } catch (TooCostly e) {
            return false;
        }
    }

    /** @throws TooCostly where that is too costly to find out */
    boolean find(String text) {
        try {
            return pattern.matcher(new Metered(text, this)).find();
        } catch (StackOverflowError e) {
            throw new TooCostly(
                    toString()); // alternatives in a loop make Java's engine recurse once for every character
        }
    }

    @Override
    public String toString() {
        return ecma;
    }

    /**
     * The budget is spent: whether the text matches is not known. An error and no exception, as the validator library
     * logs exceptions together with the foreign schema's text.
     */
    static final class TooCostly extends Error {

        private static final long serialVersionUID = 1L;

        private final String pattern;

        TooCostly(String pattern) {
            super("pattern too costly: " + pattern, null, false, false);
            this.pattern = pattern;
        }

        String pattern() {
            return pattern;
        }
    }

    /** Counts how often the engine looks at the text. */
    private static final class Metered implements CharSequence {

        private final String text;
        private final SchemaPattern pattern;
        private long left;

        Metered(String text, SchemaPattern pattern) {
            this.text = text;
            this.pattern = pattern;
            this.left = BUDGET + (long) BUDGET_PER_CHARACTER * text.length();
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooCostly(pattern.toString());
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
