package io.camelcodegen.generator.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits untrusted names into words of ASCII letters and digits: at separators, at changes from small to capital
 * letters. What tells names apart is kept where it can be: {@code +1} and {@code -1} are {@code plus 1} and
 * {@code minus 1}.
 */
final class Words {

    /** Of the text that is looked at; who cuts a name adds a hash of the whole. */
    private static final int MAX_LENGTH = 200;

    private static final Map<Integer, String> SYMBOLS = Map.ofEntries(
            Map.entry((int) '+', "plus"),
            Map.entry((int) '*', "star"),
            Map.entry((int) '#', "hash"),
            Map.entry((int) '!', "not"),
            Map.entry((int) '<', "less"),
            Map.entry((int) '>', "greater"),
            Map.entry((int) '=', "equal"),
            Map.entry((int) '%', "percent"),
            Map.entry((int) '&', "and"),
            Map.entry((int) '|', "or"),
            Map.entry((int) '~', "tilde"),
            Map.entry((int) '^', "caret"),
            Map.entry((int) '@', "at"),
            Map.entry((int) '?', "question"));

    /** Between words they mean nothing; where there is nothing else they are all that is left. */
    private static final Map<Integer, String> SEPARATORS = Map.ofEntries(
            Map.entry((int) '_', "underscore"),
            Map.entry((int) '-', "minus"),
            Map.entry((int) '.', "dot"),
            Map.entry((int) ',', "comma"),
            Map.entry((int) ':', "colon"),
            Map.entry((int) ';', "semicolon"),
            Map.entry((int) '/', "slash"),
            Map.entry((int) '\\', "backslash"),
            Map.entry((int) '$', "dollar"),
            Map.entry((int) ' ', "space"));

    private static final Map<Integer, String> LETTERS =
            Map.of((int) 'ß', "ss", (int) 'æ', "ae", (int) 'Æ', "Ae", (int) 'ø', "o", (int) 'Ø', "O", (int) 'ł', "l");

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Words() {}

    /** At least one, as they stand in the text; {@code empty} for the empty text. */
    static List<String> of(String text) {
        if (text.isEmpty()) {
            return List.of("empty");
        }
        Words words = new Words();
        words.split(plain(text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH)));
        if (words.words.isEmpty()) {
            words.nameSeparators(text);
        }
        return words.words;
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return Normalizer.normalize(text, Normalizer.Form.NFKD);
            }
        }
        return text;
    }

    private void split(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isLetterOrDigit(c)) {
                if (startsWord(text, i)) {
                    end();
                }
                word.append((char) c);
            } else if (c == '_') {
                end();
            } else if (SYMBOLS.containsKey(c) || c == '-' && i == 0) {
                end();
                words.add(SYMBOLS.getOrDefault(c, "minus"));
            } else if (LETTERS.containsKey(c)) {
                word.append(LETTERS.get(c));
            } else if (c < 128) {
                end();
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                end();
                if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL) {
                    words.add("u" + Integer.toHexString(c).toUpperCase(Locale.ROOT));
                }
            }
        }
        end();
        if (words.equals(List.of("minus")) && text.length() > 1) {
            words.clear(); // nothing but separators
        }
    }

    private void end() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** {@code userName} is two words, {@code HTMLPage} is, too. */
    private boolean startsWord(String text, int at) {
        if (word.isEmpty() || !isCapital(text.charAt(at))) {
            return false;
        }
        boolean afterCapital = isCapital(word.charAt(word.length() - 1));
        boolean beforeSmall = at + 1 < text.length() && text.charAt(at + 1) >= 'a' && text.charAt(at + 1) <= 'z';
        return !afterCapital || beforeSmall;
    }

    private void nameSeparators(String text) {
        text.codePoints().limit(4).forEach(c -> words.add(SEPARATORS.getOrDefault(c, "u" + Integer.toHexString(c))));
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetterOrDigit(int c) {
        return isCapital(c) || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
