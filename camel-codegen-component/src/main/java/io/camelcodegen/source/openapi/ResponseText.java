package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of thing a response's body is, and its text. */
final class ResponseText {

    private static final Set<String> UNDECODED = Set.of("br", "zstd", "compress", "x-compress");

    private ResponseText() {}

    static MediaTypeName type(HttpResponse response) {
        return MediaTypeName.of(response.header("content-type"));
    }

    /** An encoding that we did not ask for and cannot take off, or null. */
    static @Nullable String undecoded(HttpResponse response) {
        String encoding = response.header("content-encoding");
        return encoding != null && UNDECODED.contains(encoding.trim().toLowerCase(Locale.ROOT))
                ? encoding.trim()
                : null;
    }

    /**
     * A text body: in the charset it declares, else in UTF-8 (with or without a byte order mark), else, where it is no
     * UTF-8, in ISO-8859-1, HTTP's default of old, which loses no byte.
     */
    static String text(byte[] body, MediaTypeName type) {
        Charset declared = type.knownCharset();
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            return new String(body, declared);
        }
        String text = utf8(body);
        return text == null ? new String(body, StandardCharsets.ISO_8859_1) : text;
    }

    /** UTF-8 without its byte order mark, or null where it is none. */
    static @Nullable String utf8(byte[] body) {
        int start =
                body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, start, body.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The beginning of a body for a message: cut, and without what could forge lines; empty for a binary one. */
    static String excerpt(byte[] body, MediaTypeName type, int most) {
        byte[] first = body.length <= most ? body : Arrays.copyOf(body, most);
        Charset declared = type.knownCharset();
        String text = new String(first, declared == null ? StandardCharsets.UTF_8 : declared);
        if (type.isKnown() ? text.indexOf('\0') >= 0 : isBinary(text)) {
            return "";
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? '?' : c));
        return printable.append(body.length > most ? "…" : "").toString();
    }

    /** Text has no control characters but white space. */
    static boolean isBinary(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }
}
