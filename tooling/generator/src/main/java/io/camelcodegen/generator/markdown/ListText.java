package io.camelcodegen.generator.markdown;

import io.camelcodegen.generator.text.PlainText;
import java.util.regex.Pattern;

/** Untrusted text within a line of a list: plain words, no Markdown, HTML or addresses. */
final class ListText {

    /** As much of a text as is looked at; patterns are slow on endless ones. */
    private static final int REACH = 2_000;

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]{0,300})]\\([^()\\s]{0,500}[^()]{0,100}\\)");
    private static final Pattern TAG = Pattern.compile("<[/!?]?[A-Za-z-][^<>]{0,500}>");
    private static final Pattern ADDRESS = Pattern.compile("\\(?(?i:[a-z][a-z0-9+.-]{1,20}://|www\\.|data:|javascript:)\\S+");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_$@.:-]{0,59}");

    private ListText() {}

    /** The first sentence, without the full stop that every line would end with. */
    static String sentence(String text, int maxCodePoints) {
        String plain = PlainText.block(text, REACH);
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = TAG.matcher(plain).replaceAll("");
        plain = ADDRESS.matcher(plain).replaceAll("…");
        String line = inert(PlainText.line(plain, maxCodePoints));
        return line.endsWith(".") && !line.endsWith("..") ? line.substring(0, line.length() - 1) : line;
    }

    /** A name as it is where it is plain, else as a quoted text. */
    static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '"' + inert(PlainText.line(name, 60)).replace("\"", "'") + '"';
    }

    private static String inert(String line) {
        return line.replaceAll("[*|#]+", "")
                .replaceAll("(?<!\\w)_+|_+(?!\\w)", "")
                .replace('`', '\'')
                .replace('<', '‹')
                .replace('>', '›')
                .replace('[', '(')
                .replace(']', ')')
                .replace('\\', '/')
                .replaceAll(" {2,}", " ")
                .strip();
    }
}
