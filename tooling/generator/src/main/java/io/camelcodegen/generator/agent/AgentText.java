package io.camelcodegen.generator.agent;

import io.camelcodegen.generator.text.PlainText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of a source on its way to a model: on one line, cut, nothing in it that cannot be seen. */
final class AgentText {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("<!--.{0,10000}?-->", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]{0,300})\\]\\([^()\\s]{0,1000}\\)");
    /** What is left of a link to documentation that a model is not sent. */
    private static final Pattern POINTER = Pattern.compile(
            "\\b(For (more|further) (information|details)|See also)\\b[^.!?]{0,300}[.!?][\"')]?(?=\\s|$)");

    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");

    /** What is longer is cut before it is looked at. */
    private static final int SEEN = 20;

    private AgentText() {}

    /** As it is, but on one line, without what is invisible, and no longer than {@code limit} characters. */
    static String line(@Nullable String text, int limit) {
        return text == null ? "" : cut(visible(start(text, limit)), limit);
    }

    /** As {@link #line}, without the marks of HTML and Markdown that say nothing to a reader: links, tags, comments. */
    static String prose(String text, int limit) {
        String plain = start(text, limit);
        plain = COMMENT.matcher(plain).replaceAll(" ");
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = TAG.matcher(plain).replaceAll(" ");
        plain = POINTER.matcher(plain).replaceAll("");
        return cut(visible(plain.replace("**", "").replace("`", "")), limit);
    }

    private static String start(String text, int limit) {
        return text.length() <= (long) limit * SEEN ? text : text.substring(0, limit * SEEN);
    }

    private static String visible(String text) {
        return SPACE.matcher(PlainText.block(text, Integer.MAX_VALUE))
                .replaceAll(" ")
                .strip();
    }

    /** At the end of a sentence or word, where there is one near. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int sentence = text.lastIndexOf(". ", limit - 1);
        if (sentence >= limit / 2) {
            return text.substring(0, sentence + 1);
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        int word = text.lastIndexOf(' ', end);
        return text.substring(0, word >= limit / 2 ? word : end) + "…";
    }
}
