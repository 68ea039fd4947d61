package io.camelcodegen.source.openapi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over JSON in UTF-8 (RFC 8259) and tells where its values stand. It refuses what Jackson's parser refuses, and
 * nesting deeper than {@link JsonText#MAX_DEPTH}, but decodes no text that nobody asks for, and is so small that the
 * JVM compiles it soon after its start. Offsets are those of the whole array. Not thread-safe.
 *
 * <p>Within an object or array, {@code for (boolean more = enterX(); more; more = nextY())} stands before each member
 * or element in turn, which must be read or skipped.
 */
final class JsonCursor {

    /** Eight bytes at a time: most of a document is text and indentation. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = ONES * ' ';
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Jackson's own limit, {@code StreamReadConstraints.DEFAULT_MAX_NAME_LEN}. */
    private static final int LONGEST_NAME = 50_000;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private boolean plain;

    JsonCursor(byte[] bytes, Range range) {
        this.bytes = bytes;
        this.at = range.start();
        this.end = range.end();
    }

    /** The offset behind what was read. */
    int at() {
        return at;
    }

    /** Goes to the next byte that is no white space, and tells it; 0 at the end. */
    int next() {
        byte[] text = bytes;
        int limit = end;
        int i = at;
        while (i < limit) {
            int b = text[i];
            if (b > ' ' || b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                at = i;
                return b;
            }
            i++;
            while (b == '\n' && i <= limit - Long.BYTES && (long) LONGS.get(text, i) == SPACES) { // indentation
                i += Long.BYTES;
            }
        }
        at = i;
        return 0;
    }

    /** Whether nothing but white space is left. */
    boolean atEnd() {
        next();
        return at == end;
    }

    /** Whether the object that begins here has members; else the cursor is behind it. */
    boolean enterObject() throws MalformedJsonException {
        enter();
        return next() == '}' ? leave() : atName();
    }

    /** Whether the object has another member; else the cursor is behind it. */
    boolean nextMember() throws MalformedJsonException {
        int b = next();
        if (b == '}') {
            return leave();
        }
        expect(b == ',');
        at++;
        next();
        return atName();
    }

    private boolean atName() throws MalformedJsonException {
        expect(byteAt(at) == '"');
        return true;
    }

    /** Whether the array that begins here has elements; else the cursor is behind it. */
    boolean enterArray() throws MalformedJsonException {
        enter();
        return next() != ']' || leave();
    }

    /** Whether the array has another element; else the cursor is behind it. */
    boolean nextElement() throws MalformedJsonException {
        int b = next();
        if (b == ']') {
            return leave();
        }
        expect(b == ',');
        at++;
        return true;
    }

    private void enter() throws MalformedJsonException {
        expect(++depth <= JsonText.MAX_DEPTH);
        at++;
    }

    private boolean leave() {
        at++;
        depth--;
        return false;
    }

    /** The name of the member; the cursor is then at its value. */
    String name() throws MalformedJsonException {
        int from = at;
        skipString();
        String name = JsonString.decode(bytes, from + 1, at - 1, plain);
        colon(from);
        return name;
    }

    private void skipName() throws MalformedJsonException {
        int from = at;
        skipString();
        colon(from);
    }

    private void colon(int from) throws MalformedJsonException {
        expect(at - from <= LONGEST_NAME);
        expect(next() == ':');
        at++;
        next();
    }

    /** The string that begins here. */
    String text() throws MalformedJsonException {
        int from = at;
        skipString();
        return JsonString.decode(bytes, from + 1, at - 1, plain);
    }

    /** Skips the value that comes next, whatever it is, and tells where it stands. */
    Range range() throws MalformedJsonException {
        next();
        int start = at;
        skip();
        return new Range(start, at);
    }

    /** Skips the value that comes next. Recursive: the depth is bounded. */
    void skip() throws MalformedJsonException {
        switch (next()) {
            case '"' -> skipString();
            case '{' -> {
                for (boolean more = enterObject(); more; more = nextMember()) {
                    skipName();
                    skip();
                }
            }
            case '[' -> {
                for (boolean more = enterArray(); more; more = nextElement()) {
                    skip();
                }
            }
            case 't' -> skipLiteral("true");
            case 'f' -> skipLiteral("false");
            case 'n' -> skipLiteral("null");
            default -> skipNumber();
        }
    }

    private void skipString() throws MalformedJsonException {
        plain = true;
        byte[] text = bytes;
        int limit = end;
        int i = at + 1;
        while (i < limit) {
            while (i <= limit - Long.BYTES) {
                long special = special((long) LONGS.get(text, i));
                if (special != 0) {
                    i += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                i += Long.BYTES;
            }
            if (i == limit) {
                break;
            }
            int b = text[i++];
            if (b == '"') {
                at = i;
                return;
            }
            if (b == '\\' || b < ' ') { // a byte that is not ASCII is negative
                plain = false;
                i = skipSpecial(b, i);
            }
        }
        at = i;
        throw malformed();
    }

    /**
     * Marks the bytes of eight that are a quote, a backslash, a control character or not ASCII by their highest bits: the
     * lowest mark is right, those above it may be too many.
     */
    private static long special(long eight) {
        long quotes = eight ^ ONES * '"';
        long backslashes = eight ^ ONES * '\\';
        return ((quotes - ONES) & ~quotes | (backslashes - ONES) & ~backslashes | (eight - ONES * ' ') & ~eight | eight)
                & HIGH_BITS;
    }

    /** An escape, or a character of several bytes, whose {@code first} was read; tells where the next one begins. */
    private int skipSpecial(int first, int from) throws MalformedJsonException {
        at = from;
        if (first == '\\') {
            int escaped = byteAt(at++);
            expect(escaped == 'u' || escaped > 0 && JsonString.ESCAPED.indexOf(escaped) >= 0);
            for (int left = escaped == 'u' ? 4 : 0; left > 0; left--) {
                expect(Character.digit(byteAt(at++), 16) >= 0);
            }
            return at;
        }
        expect(first < 0); // no control character
        int following = JsonString.following(first);
        expect(following > 0);
        for (int left = following; left > 0; left--) {
            expect((byteAt(at++) & 0xC0) == 0x80);
        }
        return at;
    }

    private void skipLiteral(String literal) throws MalformedJsonException {
        for (int i = 0; i < literal.length(); i++) {
            expect(byteAt(at++) == literal.charAt(i));
        }
    }

    private void skipNumber() throws MalformedJsonException {
        if (byteAt(at) == '-') {
            at++;
        }
        boolean zero = byteAt(at) == '0';
        int from = at;
        skipDigits();
        expect(!zero || at == from + 1);
        if (byteAt(at) == '.') {
            at++;
            skipDigits();
        }
        if ((byteAt(at) | 0x20) == 'e') {
            at++;
            if (byteAt(at) == '+' || byteAt(at) == '-') {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() throws MalformedJsonException {
        int from = at;
        while (byteAt(at) >= '0' && byteAt(at) <= '9') {
            at++;
        }
        expect(at > from);
    }

    private int byteAt(int index) {
        return index < end ? bytes[index] : 0;
    }

    private void expect(boolean asItShould) throws MalformedJsonException {
        if (!asItShould) {
            throw malformed();
        }
    }

    private MalformedJsonException malformed() {
        return new MalformedJsonException(at);
    }
}
