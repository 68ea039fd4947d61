package io.camelcodegen.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** The bytes of a response while they arrive: never more than the limit, and no memory on the word of a header. */
final class ResponseBody {

    private static final byte[] EMPTY = {};
    /** What is set aside at once for a length that the server only claims. */
    private static final int TRUSTED_LENGTH = 1024 * 1024;

    private final int limit;
    private byte[] content = EMPTY;
    private int length;

    /** @param expected as the Content-Length says, or -1 */
    ResponseBody(long limit, long expected) {
        this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 8);
        if (expected > 0) {
            content = new byte[(int) Math.min(Math.min(expected, TRUSTED_LENGTH), this.limit)];
        }
    }

    /** Takes a chunk; false where the limit would be passed. */
    boolean append(Buffer chunk) {
        int size = chunk.length();
        if (size > limit - length) {
            return false;
        }
        if (length + size > content.length) {
            long doubled = Math.max(2L * content.length, (long) length + size);
            content = Arrays.copyOf(content, (int) Math.min(doubled, limit));
        }
        chunk.getBytes(content, length);
        length += size;
        return true;
    }

    byte[] bytes() {
        return length == content.length ? content : Arrays.copyOf(content, length);
    }
}
