package io.camelcodegen.source.openapi;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes JSON in UTF-8 of what was fetched, and says what it is where it cannot be a document. */
final class DocumentText {

    private static final int EXCERPT = 80;

    private DocumentText() {}

    /**
     * @return {@code content} itself where it is JSON already (whether well-formed is not looked at), else its YAML as
     *     JSON
     * @throws IOException where it is no YAML either
     * @throws UnsuitableDocumentException where it is empty, a web page, or refused
     */
    static byte[] toJson(byte[] content, long maxBytes) throws IOException, UnsuitableDocumentException {
        byte[] text = toUtf8(content);
        int at = skipBlank(text, 0);
        if (at == text.length) {
            throw new UnsuitableDocumentException("it is empty");
        }
        if (text[at] == '<') {
            throw new UnsuitableDocumentException("it is an HTML or XML page, which begins " + excerpt(text, at));
        }
        if (beginsJson(text, at)) {
            return text;
        }
        return YamlConversion.toJson(text, maxBytes, () -> excerpt(text, at));
    }

    /** Whether {@link #toJson} would return the same bytes, as far as that can be seen at their beginning. */
    static boolean isJson(byte[] content) {
        int at = skipBlank(content, 0);
        return otherCharset(content) == null && at < content.length && beginsJson(content, at);
    }

    private static boolean beginsJson(byte[] text, int at) {
        return text[at] == '[' || text[at] == '{' && beginsJsonObject(text, at);
    }

    /** Flow style YAML begins with a brace, too, but hardly with a quote after it. */
    private static boolean beginsJsonObject(byte[] text, int brace) {
        int next = skipBlank(text, brace + 1);
        return next == text.length || text[next] == '"' || text[next] == '}';
    }

    private static int skipBlank(byte[] text, int from) {
        int at = from;
        if (at == 0 && text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF) {
            at = 3;
        }
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static byte[] toUtf8(byte[] content) {
        Charset charset = otherCharset(content);
        return charset == null ? content : new String(content, charset).strip().getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-16, by its byte order mark or because the first character, which is ASCII, has a zero beside it. */
    private static @Nullable Charset otherCharset(byte[] content) {
        if (content.length < 4) {
            return null;
        }
        int first = (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        if (content[0] == 0 && content[1] != 0 && content[2] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return content[0] != 0 && content[1] == 0 && content[3] == 0 && content[2] != 0
                ? StandardCharsets.UTF_16LE
                : null;
    }

    private static String excerpt(byte[] text, int from) {
        String start = new String(text, from, Math.min(EXCERPT, text.length - from), StandardCharsets.UTF_8);
        return "'" + Printable.of(start) + "'";
    }
}
