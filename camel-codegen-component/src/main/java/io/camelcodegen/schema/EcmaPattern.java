package io.camelcodegen.schema;

import java.util.regex.Pattern;

/**
 * Spells an ECMA-262 regular expression the way Java wants it, where the two differ and the difference is simple: a
 * class may hold a bare {@code [}, {@code &&} means itself, {@code $} matches only at the very end, code points stand in
 * braces, and letters that are escaped without need.
 */
final class EcmaPattern {

    /**
     * Java means something else by them, or nothing; with ECMA they are the letter itself. {@code \\A}, {@code \\Z} and
     * {@code \\z} are left to Java: who writes them means the anchors.
     */
    private static final String NOT_ESCAPES_IN_ECMA = "aeghijlmoqyCEFGHIJKLMNOQRTUVXY";

    private static final Pattern QUANTIFIER = Pattern.compile("\\d+(,\\d*)?}");

    private final String ecma;
    private final StringBuilder java;
    private int at;
    private boolean inClass;

    private EcmaPattern(String ecma) {
        this.ecma = ecma;
        this.java = new StringBuilder(ecma.length() + 8);
    }

    static String toJava(String ecma) {
        return new EcmaPattern(ecma).translate();
    }

    private String translate() {
        while (at < ecma.length()) {
            char c = ecma.charAt(at++);
            if (c == '\\' && at < ecma.length()) {
                escape(ecma.charAt(at++));
            } else if (inClass) {
                inClass(c);
            } else if (c == '[') {
                openClass();
            } else if (c == '$') {
                java.append("\\z"); // Java's $ would also match before a last line break
            } else if (c == '{'
                    && !QUANTIFIER.matcher(ecma).region(at, ecma.length()).lookingAt()) {
                java.append("\\{"); // itself, where it quantifies nothing
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    private void openClass() {
        if (ecma.startsWith("^]", at)) {
            java.append("[\\s\\S]"); // any character at all
            at += 2;
        } else if (ecma.startsWith("]", at)) {
            java.append("(?!)"); // no character at all
            at++;
        } else {
            java.append('[');
            inClass = true;
            if (at < ecma.length() && ecma.charAt(at) == '^') {
                java.append('^');
                at++;
            }
        }
    }

    private void inClass(char c) {
        if (c == '[' || c == '&' || c == '^') {
            java.append('\\'); // Java would nest, intersect or negate
        } else if (c == ']') {
            inClass = false;
        }
        java.append(c);
    }

    private void escape(char c) {
        if ((c == 'u' || c == 'p' || c == 'P') && ecma.startsWith("{", at)) {
            int end = Math.max(at, ecma.indexOf('}', at) + 1);
            java.append('\\').append(c == 'u' ? 'x' : c).append(ecma, at, end);
            at = end;
        } else if (c == 'd') {
            java.append(inClass ? "0-9" : "[0-9]");
        } else if (c == 's' || c == 'S') {
            whitespace(c == 'S');
        } else if (c == 'b' && inClass) {
            java.append("\\x08");
        } else if (c == 'c' && at < ecma.length()) {
            java.append("\\c").append(Character.toUpperCase(ecma.charAt(at++))); // Java knows upper-case letters only
        } else if (c == '-' || c == '/' || NOT_ESCAPES_IN_ECMA.indexOf(c) >= 0) {
            java.append(c == '-' ? "\\-" : String.valueOf(c));
        } else if (c == '0' && !(at < ecma.length() && Character.isDigit(ecma.charAt(at)))) {
            java.append("\\x00");
        } else {
            java.append('\\').append(c);
        }
    }

    /** ECMA counts every Unicode space, Java only the ASCII ones. */
    private void whitespace(boolean not) {
        String spaces = "\\s\\x0B\\xA0\\uFEFF\\u2028\\u2029\\p{Zs}";
        if (not) {
            java.append("[^").append(spaces).append(']');
        } else {
            java.append(inClass ? spaces : "[" + spaces + "]");
        }
    }
}
