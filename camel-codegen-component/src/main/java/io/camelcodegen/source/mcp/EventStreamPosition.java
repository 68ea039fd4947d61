package io.camelcodegen.source.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream of server-sent events was read: what a client says when it wants the rest, and how long it waits
 * before (HTML standard, section 9.2.6). Not thread-safe.
 */
final class EventStreamPosition {

    /** Where the server names no other. */
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

    /** More of a line than any field that matters here takes. */
    private static final int MOST = 512;

    private final byte[] line = new byte[MOST];
    private int length;
    private boolean afterReturn;
    private boolean betweenEvents = true;
    private @Nullable String pendingId;
    private @Nullable String lastId;
    private Duration delay = DEFAULT_DELAY;

    /** Reads on; the position of the buffer stays. */
    void read(ByteBuffer bytes) {
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            byte next = bytes.get(at);
            if (next == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                endLine();
            } else {
                if (length < MOST) {
                    line[length] = next;
                }
                length++;
                betweenEvents = false;
            }
        }
    }

    private void endLine() {
        if (length == 0) {
            betweenEvents = true;
            lastId = pendingId;
        } else if (length < MOST && (line[0] == 'i' || line[0] == 'r')) {
            field(new String(line, 0, length, StandardCharsets.UTF_8));
        }
        length = 0;
    }

    private void field(String text) {
        if (text.startsWith("id:")) {
            String id = value(text);
            pendingId = isSendable(id) ? id : null;
        } else if (text.matches("retry: ?[0-9]{1,9}")) {
            delay = Duration.ofMillis(Long.parseLong(value(text)));
        }
    }

    private static String value(String field) {
        String value = field.substring(field.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    /** It comes back as a header; an empty one means that there is none. */
    private static boolean isSendable(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** The id of the last whole event; null where it has none, or the stream ended within an event. */
    @Nullable
    String lastId() {
        return betweenEvents ? lastId : null;
    }

    /** How long to wait before asking for the rest. */
    Duration delay() {
        return delay;
    }
}
