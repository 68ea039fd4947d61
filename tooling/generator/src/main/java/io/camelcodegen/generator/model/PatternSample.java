package io.camelcodegen.generator.model;

import org.jspecify.annotations.Nullable;

/**
 * Writes a text after a regular expression: the first of alternatives, the first character of a class. It knows what
 * patterns of schemas are mostly made of, and no more: whoever uses the text must hold it against the pattern.
 */
final class PatternSample {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_DEPTH = 40;
    private static final String ANY = "aA0-_ .!é";

    private final String pattern;
    private final int repeats;
    private int at;

    private PatternSample(String pattern, int repeats) {
        this.pattern = pattern;
        this.repeats = repeats;
    }

    /**
     * @param repeats how often what may stand any number of times should stand
     * @return null for a pattern with parts that are not known here
     */
    static @Nullable String of(String pattern, int repeats) {
        PatternSample sample = new PatternSample(pattern, repeats);
        try {
            String text = sample.alternatives(0);
            return sample.at == pattern.length() ? text : null;
        } catch (UnsupportedOperationException | IndexOutOfBoundsException | NumberFormatException e) {
            return null;
        }
    }

    private String alternatives(int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnsupportedOperationException("too deep");
        }
        String first = sequence(depth);
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            sequence(depth);
        }
        return first;
    }

    private String sequence(int depth) {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String part = part(depth);
            int count = count();
            for (int i = 0; i < count; i++) {
                text.append(part);
                if (text.length() > MAX_LENGTH) {
                    throw new UnsupportedOperationException("too long");
                }
            }
        }
        return text.toString();
    }

    private String part(int depth) {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group(depth);
            default -> String.valueOf(c);
        };
    }

    private String group(int depth) {
        if (pattern.charAt(at) == '?') {
            if (pattern.startsWith("?:", at)) {
                at += 2;
            } else if (pattern.startsWith("?<", at) && Character.isLetter(pattern.charAt(at + 2))) {
                at = pattern.indexOf('>', at) + 1;
            } else {
                throw new UnsupportedOperationException("looks around");
            }
        }
        String text = alternatives(depth + 1);
        if (pattern.charAt(at++) != ')') {
            throw new UnsupportedOperationException("not closed");
        }
        return text;
    }

    private String escape() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case 'd' -> "0";
            case 'w', 'D', 'S' -> "a";
            case 's' -> " ";
            case 'W' -> "-";
            case 'b' -> "";
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UnsupportedOperationException("a class or a reference");
                }
                yield String.valueOf(c);
            }
        };
    }

    /** Of one that is negated, a character that does not stand in it, ranges left aside. */
    private String characterClass() {
        boolean negated = pattern.charAt(at) == '^';
        int start = negated ? ++at : at;
        String first = pattern.charAt(at) == '\\' ? escapeAt(at + 1) : String.valueOf(pattern.charAt(at));
        at += pattern.charAt(at) == '\\' ? 2 : 1;
        while (pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        String members = pattern.substring(start, at++);
        if (!negated) {
            return first;
        }
        return ANY.chars()
                .filter(c -> members.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst()
                .orElseThrow(UnsupportedOperationException::new);
    }

    private String escapeAt(int place) {
        int before = at;
        at = place;
        String text = escape();
        at = before;
        return text;
    }

    /** Of the quantifier that follows, if one does. */
    private int count() {
        if (at == pattern.length()) {
            return 1;
        }
        int least = 1;
        int most = 1;
        switch (pattern.charAt(at)) {
            case '*' -> {
                least = 0;
                most = MAX_LENGTH;
            }
            case '+' -> most = MAX_LENGTH;
            case '?' -> least = 0;
            case '{' -> {
                int end = pattern.indexOf('}', at);
                String[] bounds = pattern.substring(at + 1, end).split(",", -1);
                least = Integer.parseInt(bounds[0]);
                most = bounds.length == 1 ? least : bounds[1].isEmpty() ? MAX_LENGTH : Integer.parseInt(bounds[1]);
                at = end;
            }
            default -> {
                return 1;
            }
        }
        at++;
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++; // lazy or possessive: the same texts
        }
        return Math.max(least, Math.min(repeats, most));
    }
}
