package io.camelcodegen.auth.oauth2;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one principal, for all calls in its name. One of them obtains or renews it, the others wait for that
 * without a thread. A failure is told to those who waited, and forgotten. Thread-safe.
 */
final class PrincipalToken {

    private final String source;
    private final Grants grants;
    private final EventSink events;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable HeldToken held;
    private @Nullable CompletableFuture<HeldToken> pending;
    private @Nullable CompletableFuture<HeldToken> running;
    private boolean closed;

    PrincipalToken(String source, Grants grants, EventSink events, Clock clock) {
        this.source = source;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    /** The token there is, or one that is obtained now. */
    CompletableFuture<Credentials> resolve() {
        HeldToken token = held;
        return token != null && token.isFresh(clock.instant()) ? token.credentials() : obtain(null);
    }

    /** Another token than the one that was refused: that of another call's renewal, or a new one. */
    CompletableFuture<Credentials> refresh(Credentials refused) {
        return obtain(refused);
    }

    boolean isHeld() {
        HeldToken token = held;
        return token != null && token.isFresh(clock.instant());
    }

    /** Whether nobody waits for it. */
    boolean isIdle() {
        lock.lock();
        try {
            return pending == null;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Credentials> obtain(@Nullable Credentials refused) {
        CompletableFuture<HeldToken> waited;
        HeldToken previous;
        boolean mine = false;
        lock.lock();
        try {
            previous = held;
            if (previous != null && previous.isFresh(clock.instant()) && (refused == null || !previous.is(refused))) {
                return previous.credentials();
            }
            if (closed) {
                return CompletableFuture.failedFuture(closedError());
            }
            if (pending == null) {
                pending = new CompletableFuture<>();
                mine = true;
            }
            waited = pending;
        } finally {
            lock.unlock();
        }
        if (mine) {
            begin(waited, previous, refused != null);
        }
        // a future of its own for each: a call that is cancelled must not end the wait of the others
        return waited.thenCompose(HeldToken::credentials);
    }

    private void begin(CompletableFuture<HeldToken> waited, @Nullable HeldToken previous, boolean refused) {
        long start = System.nanoTime();
        CompletableFuture<HeldToken> obtained;
        try {
            obtained = previous == null ? grants.first() : grants.renew(previous, refused, this::refreshTokenRefused);
        } catch (RuntimeException e) {
            obtained = CompletableFuture.failedFuture(e);
        }
        lock.lock();
        try {
            running = obtained;
            if (closed) {
                obtained.cancel(true);
            }
        } finally {
            lock.unlock();
        }
        var unused = obtained.whenComplete((token, thrown) -> {
            CodegenException failure = thrown == null
                    ? null
                    : thrown instanceof CancellationException ? closedError() : CodegenErrors.wrap(thrown);
            tell(previous, failure, Duration.ofNanos(System.nanoTime() - start));
            HeldToken result = token;
            if (failure != null && previous != null && !refused && previous.isValid(clock.instant())) {
                result = previous; // it was to be renewed early, and serves until it expires
            }
            end(waited, token, result, failure);
        });
    }

    private void end(
            CompletableFuture<HeldToken> waited,
            @Nullable HeldToken fresh,
            @Nullable HeldToken result,
            @Nullable CodegenException failure) {
        lock.lock();
        try {
            pending = null;
            running = null;
            if (fresh != null) {
                held = fresh;
            }
        } finally {
            lock.unlock();
        }
        if (result != null) {
            waited.complete(result);
        } else {
            waited.completeExceptionally(failure == null ? closedError() : failure);
        }
    }

    private void refreshTokenRefused(HeldToken token) {
        lock.lock();
        try {
            if (token.equals(held)) {
                held = token.withoutRefreshToken();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(@Nullable HeldToken previous, @Nullable CodegenException failure, Duration duration) {
        EventType type = failure != null
                ? EventType.AUTH_ERROR
                : previous == null ? EventType.AUTH_RESOLVE : EventType.AUTH_REFRESH;
        if (events.isEnabled(type)) {
            CodegenEvent event =
                    CodegenEvent.of(type, source).withDuration(duration).withDetails(grants.details());
            events.emit(failure == null ? event : event.withFailure(failure));
        }
    }

    private CodegenException closedError() {
        return AuthErrors.noToken(source, "the component was stopped", Map.of(), null);
    }

    /** Ends a login that is waited for. */
    void close() {
        CompletableFuture<HeldToken> ending;
        lock.lock();
        try {
            closed = true;
            ending = running;
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            ending.cancel(true);
        }
    }
}
