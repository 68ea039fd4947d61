package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows a source's connections by what its transport tells of them and its calls meet. Stands between the source and
 * the sink of its events. Thread-safe; while nothing changes it costs one read.
 */
public final class ConnectionStatus implements EventSink {

    /**
     * The connections at one moment.
     *
     * @param since when they came into that state
     * @param open how many there are
     * @param opened how many there were so far
     * @param failures how often the source could not be reached or was lost
     * @param lastError the latest of these; null where there was none
     */
    record Snapshot(
            ConnectionState state,
            Instant since,
            int open,
            long opened,
            long failures,
            @Nullable CodegenException lastError) {}

    private final EventSink events;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Snapshot current;

    /** @param events where everything goes that is emitted here */
    public ConnectionStatus(EventSink events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.current = new Snapshot(ConnectionState.DISCONNECTED, clock.instant(), 0, 0, 0, null);
    }

    Snapshot current() {
        return current;
    }

    /** Something is about to be sent. */
    void using() {
        if (isDown(current)) {
            lock.lock();
            try {
                Snapshot now = current;
                if (isDown(now)) { // still: another call may have connected meanwhile
                    boolean again = now.state == ConnectionState.FAILED;
                    change(again ? ConnectionState.RECONNECTING : ConnectionState.CONNECTING, 0, 0, null);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static boolean isDown(Snapshot snapshot) {
        return snapshot.state == ConnectionState.DISCONNECTED || snapshot.state == ConnectionState.FAILED;
    }

    /** The source answered, or will not. */
    void ended(@Nullable CodegenException failure) {
        if (failure == null || isAnswer(failure)) {
            if (current.state != ConnectionState.CONNECTED) {
                change(ConnectionState.CONNECTED, 0, 0, null);
            }
        } else if (isLoss(failure)) {
            boolean told = current.state == ConnectionState.FAILED; // by the transport, which knows first
            change(ConnectionState.FAILED, 0, told ? 0 : 1, failure);
        }
    }

    private static boolean isAnswer(CodegenException failure) {
        return switch (failure.getCategory()) {
            case EXECUTION, RATE_LIMIT -> true;
            case AUTH -> failure.getCode() != ErrorCode.AUTH_MISSING;
            default -> false;
        };
    }

    /** A time-out may be the tool's own slowness. */
    private static boolean isLoss(CodegenException failure) {
        return failure.getCategory() == ErrorCategory.CONNECTION || failure.getCategory() == ErrorCategory.TRANSPORT;
    }

    private void change(ConnectionState state, int more, int failures, @Nullable CodegenException failure) {
        lock.lock();
        try {
            Snapshot before = current;
            boolean again = before.state == state;
            current = new Snapshot(
                    state,
                    again ? before.since : clock.instant(),
                    Math.max(0, before.open + more),
                    before.opened + Math.max(0, more),
                    before.failures + failures,
                    failure == null ? before.lastError : failure);
        } finally {
            lock.unlock();
        }
    }

    /** What transports tell of their connections must be heard here, whoever else listens. */
    @Override
    public boolean isEnabled(EventType type) {
        return isOfConnections(type) || events.isEnabled(type);
    }

    private static boolean isOfConnections(EventType type) {
        return type == EventType.CONNECTION_OPEN
                || type == EventType.CONNECTION_CLOSE
                || type == EventType.CONNECTION_ERROR;
    }

    @Override
    public void emit(CodegenEvent event) {
        EventType type = event.getEventType();
        if (isOfConnections(type)) {
            lock.lock();
            try {
                follow(type, event.getFailure());
            } finally {
                lock.unlock();
            }
        }
        if (events.isEnabled(type)) {
            events.emit(event);
        }
    }

    private void follow(EventType type, @Nullable CodegenException failure) {
        ConnectionState state = current.state;
        switch (type) {
            case CONNECTION_OPEN -> change(ConnectionState.CONNECTED, 1, 0, null);
            case CONNECTION_ERROR -> change(ConnectionState.FAILED, 0, 1, failure);
            default -> {
                boolean last = current.open <= 1 && state == ConnectionState.CONNECTED; // FAILED stays so
                change(last ? ConnectionState.DISCONNECTED : state, -1, 0, null);
            }
        }
    }
}
