package io.camelcodegen.source.openapi;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A media type or media range (RFC 9110, section 8.3.1), compared without case and parameters.
 *
 * @param essence {@code type/subtype} in lower case; empty where the text is no media type
 * @param charset as declared, or null
 */
record MediaTypeName(String essence, @Nullable String charset) {

    private static final Set<String> NDJSON = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/json-lines",
            "application/jsonlines");
    private static final Set<String> TEXT = Set.of(
            "application/javascript",
            "application/ecmascript",
            "application/yaml",
            "application/x-yaml",
            "application/toml",
            "application/graphql",
            "application/sql",
            "application/x-sh",
            "application/jwt",
            "application/x-www-form-urlencoded",
            "image/svg+xml");

    static MediaTypeName of(@Nullable String text) {
        if (text == null) {
            return new MediaTypeName("", null);
        }
        int semicolon = text.indexOf(';');
        String essence =
                (semicolon < 0 ? text : text.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
        if (!isMediaType(essence)) {
            return new MediaTypeName("", null);
        }
        return new MediaTypeName(essence, semicolon < 0 ? null : charset(text.substring(semicolon)));
    }

    private static @Nullable String charset(String parameters) {
        int at = parameters.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String value = parameters.substring(at + "charset=".length());
        int end = value.indexOf(';');
        String charset = (end < 0 ? value : value.substring(0, end)).trim().replace("\"", "");
        return isToken(charset) ? charset : null;
    }

    private static boolean isMediaType(String essence) {
        int slash = essence.indexOf('/');
        if (slash <= 0 || slash == essence.length() - 1 || essence.indexOf('/', slash + 1) >= 0) {
            return false;
        }
        return isToken(essence.substring(0, slash)) && isToken(essence.substring(slash + 1));
    }

    /** RFC 9110, section 5.6.2. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z')
                    && (c < 'A' || c > 'Z')
                    && (c < '0' || c > '9')
                    && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    boolean isKnown() {
        return !essence.isEmpty();
    }

    boolean isJson() {
        return essence.equals("application/json") || essence.equals("text/json") || essence.endsWith("+json");
    }

    boolean isNdjson() {
        return NDJSON.contains(essence);
    }

    boolean isXml() {
        return essence.equals("application/xml") || essence.equals("text/xml") || essence.endsWith("+xml");
    }

    boolean isText() {
        return essence.startsWith("text/") || isXml() || TEXT.contains(essence);
    }

    boolean isForm() {
        return essence.equals("application/x-www-form-urlencoded");
    }

    boolean isMultipart() {
        return essence.startsWith("multipart/");
    }

    /** A range such as {@code image/*}. */
    boolean isRange() {
        return essence.endsWith("/*");
    }

    /** Whether this type or range covers another. */
    boolean covers(MediaTypeName other) {
        return essence.equals(other.essence)
                || essence.equals("*/*")
                || isRange() && other.essence.startsWith(essence.substring(0, essence.length() - 1));
    }

    /** The declared charset, or null where there is none or the JDK does not know it. */
    @Nullable
    Charset knownCharset() {
        if (charset == null) {
            return null;
        }
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
