package io.camelcodegen.generator.text;

/** Where the first sentence of a paragraph ends. Abbreviations with a full stop in them ({@code e.g.}) end none. */
final class SentenceEnd {

    private SentenceEnd() {}

    /** The index behind its last character. */
    static int of(String paragraph) {
        for (int i = 0; i < paragraph.length(); i++) {
            switch (paragraph.charAt(i)) {
                case '。', '！', '？' -> {
                    return i + 1;
                }
                case '!', '?' -> {
                    if (isFollowedByStart(paragraph, i + 1)) {
                        return i + 1;
                    }
                }
                case '.' -> {
                    if (isFollowedByStart(paragraph, i + 1) && !isAbbreviation(paragraph, i)) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return paragraph.length();
    }

    private static boolean isFollowedByStart(String paragraph, int index) {
        return index < paragraph.length() - 1
                && paragraph.charAt(index) == ' '
                && !Character.isLowerCase(paragraph.codePointAt(index + 1));
    }

    /** Whether the word before the full stop is a single letter, or has a full stop inside. */
    private static boolean isAbbreviation(String paragraph, int stop) {
        int start = paragraph.lastIndexOf(' ', stop) + 1;
        while (start < stop && !Character.isLetterOrDigit(paragraph.charAt(start))) {
            start++;
        }
        String word = paragraph.substring(start, stop);
        return word.length() == 1 && Character.isLetter(word.charAt(0))
                || word.length() == 3 && word.charAt(1) == '.'
                || word.equals("etc")
                || word.equals("vs");
    }
}
