package io.camelcodegen.generator.text;

/**
 * Descriptions as they may be shown to people and models. Removed is {@linkplain HiddenCharacters what
 * cannot be seen}; every kind of white space becomes a space or a line break. What is left
 * may still hold anything that can be seen: Markdown, HTML, <code>${…}</code>, quotes.
 *
 * <p>Work is bounded by the length that is asked for, not by that of the text.
 */
public final class PlainText {

    private static final String ELLIPSIS = "…";
    /** What is cut is cut at a space, unless that costs more than half of the text. */
    private static final double LEAST_KEPT = 0.5;

    private PlainText() {}

    /**
     * The first sentence, on one line. A sentence ends at a full stop, question or exclamation mark before white space
     * and no small letter, or with its paragraph.
     *
     * @param maxCodePoints of the result, the ellipsis that marks a cut included; at least 1
     * @return empty where there is nothing to be seen
     */
    public static String line(String text, int maxCodePoints) {
        String paragraph = VisibleText.paragraph(text, reach(maxCodePoints));
        return cut(paragraph.substring(0, SentenceEnd.of(paragraph)), maxCodePoints);
    }

    /**
     * The whole text with its line breaks, as {@code \n}: no spaces at line ends, one empty line at most between others,
     * none around them.
     *
     * @param maxCodePoints of the result, the ellipsis that marks a cut included; at least 1
     * @return empty where there is nothing to be seen
     */
    public static String block(String text, int maxCodePoints) {
        return cut(VisibleText.lines(text, reach(maxCodePoints)), maxCodePoints);
    }

    /** One more than fits, so that {@link #cut} sees that there was more. */
    private static int reach(int maxCodePoints) {
        if (maxCodePoints < 1) {
            throw new IllegalArgumentException("maxCodePoints must be at least 1, not " + maxCodePoints);
        }
        return maxCodePoints == Integer.MAX_VALUE ? maxCodePoints : maxCodePoints + 1;
    }

    private static String cut(String text, int maxCodePoints) {
        if (text.codePointCount(0, text.length()) <= maxCodePoints) {
            return text;
        }
        int end = text.offsetByCodePoints(0, maxCodePoints - 1);
        while (end > 0 && isMark(text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, -1); // never between a letter and its accents
        }
        int space = Math.max(text.lastIndexOf(' ', end), text.lastIndexOf('\n', end));
        if (space > end * LEAST_KEPT) {
            end = space;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
