package io.camelcodegen.auth;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link AuthResolver} answers to one request. A result that expires is kept until shortly before; while it is
 * asked for, all who need it wait for the one answer, without a thread. A result that does not is for one attempt, so
 * that it may be a signature or a token for one use.
 */
final class CustomCredentials implements CredentialResolver {

    static final Duration EXPIRY_MARGIN = Duration.ofSeconds(30);

    private final String bean;
    private final AuthResolver resolver;
    private final AuthRequest request;
    private final Surroundings surroundings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private @Nullable Flight flight;

    /**
     * @param workers runs the resolver
     * @param events where is told what the resolver did
     * @param patience after which an answer that never came is asked for anew
     */
    record Surroundings(Executor workers, EventSink events, Clock clock, Duration patience) {}

    /** A result for all, with what each call is handed. */
    private record Kept(AuthResult result, Instant until, CompletableFuture<Credentials> handed) {}

    /** An answer that is waited for. */
    private static final class Flight {
        private final CompletableFuture<AuthResult> answer = new CompletableFuture<>();
        private final Instant since;

        private Flight(Instant since) {
            this.since = since;
        }
    }

    CustomCredentials(String bean, AuthResolver resolver, AuthRequest request, Surroundings surroundings) {
        this.bean = bean;
        this.resolver = resolver;
        this.request = request;
        this.surroundings = surroundings;
    }

    @Override
    public CompletableFuture<Credentials> resolve() {
        Kept now = kept;
        return now != null && surroundings.clock().instant().isBefore(now.until())
                ? now.handed()
                : answer(EventType.AUTH_RESOLVE, () -> resolver.resolve(request));
    }

    @Override
    public int tokensCached() {
        Kept now = kept;
        return now != null && surroundings.clock().instant().isBefore(now.until()) ? 1 : 0;
    }

    @Override
    public boolean canRefresh() {
        return true;
    }

    @Override
    public CompletableFuture<Credentials> refresh(Credentials refused) {
        AuthResult sent = new AuthResult(refused.headers(), refused.query(), refused.cookies(), null);
        lock.lock();
        try {
            Kept now = kept;
            if (now != null && now.result().credentials().equals(refused)) {
                sent = now.result();
                kept = null;
            } // else another call has renewed them since, and the answer is what it found
        } finally {
            lock.unlock();
        }
        AuthResult old = sent;
        return answer(EventType.AUTH_REFRESH, () -> resolver.refresh(request, old));
    }

    /** Joins those who wait for an answer, or asks. */
    private CompletableFuture<Credentials> answer(
            EventType type, Supplier<@Nullable CompletableFuture<AuthResult>> question) {
        Instant now = surroundings.clock().instant();
        Flight mine;
        lock.lock();
        try {
            Kept known = kept;
            if (known != null && now.isBefore(known.until())) {
                return known.handed();
            }
            Flight others = flight;
            if (others != null && now.isBefore(others.since.plus(surroundings.patience()))) {
                return others.answer
                        .thenCompose(result -> isKept(result)
                                ? CompletableFuture.completedFuture(result)
                                : ask(type, question)) // what the others were given was for one of them only
                        .thenApply(AuthResult::credentials);
            }
            mine = new Flight(now);
            flight = mine;
        } finally {
            lock.unlock();
        }
        CompletableFuture<Credentials> handed = mine.answer.thenApply(AuthResult::credentials);
        ask(type, question).whenComplete((result, failure) -> land(mine, result, failure));
        return handed;
    }

    private boolean isKept(AuthResult result) {
        Instant expires = result.expires();
        return expires != null && surroundings.clock().instant().isBefore(expires.minus(EXPIRY_MARGIN));
    }

    private void land(Flight landed, @Nullable AuthResult result, @Nullable Throwable failure) {
        lock.lock();
        try {
            if (flight == landed) {
                flight = null;
                Instant expires = result == null ? null : result.expires();
                if (result != null && expires != null) {
                    kept = new Kept(
                            result,
                            expires.minus(EXPIRY_MARGIN),
                            CompletableFuture.completedFuture(result.credentials()));
                }
            }
        } finally {
            lock.unlock();
        }
        if (result == null) {
            landed.answer.completeExceptionally(failure == null ? failed("gave nothing", null) : failure);
        } else {
            landed.answer.complete(result);
        }
    }

    /** A checked result, or one of our errors. */
    private CompletableFuture<AuthResult> ask(
            EventType type, Supplier<@Nullable CompletableFuture<AuthResult>> question) {
        CompletableFuture<AuthResult> answer = new CompletableFuture<>();
        long start = System.nanoTime();
        answer.whenComplete((result, failure) -> tell(type, System.nanoTime() - start, failure));
        try {
            surroundings.workers().execute(() -> {
                try {
                    CompletableFuture<AuthResult> given = question.get();
                    if (given == null) {
                        answer.completeExceptionally(failed("gave null for a future", null));
                        return;
                    }
                    given.whenComplete((result, failure) -> settle(answer, result, failure));
                } catch (RuntimeException | LinkageError e) {
                    settle(answer, null, e);
                }
            });
        } catch (RejectedExecutionException e) {
            settle(answer, null, e);
        }
        return answer;
    }

    private void settle(
            CompletableFuture<AuthResult> answer, @Nullable AuthResult result, @Nullable Throwable failure) {
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            // its own message may hold anything, a secret for one
            answer.completeExceptionally(
                    cause instanceof CodegenException known
                            ? known
                            : failed("failed with " + cause.getClass().getName(), cause));
            return;
        }
        String problem = result == null ? "gave null" : ResultCheck.problem(result);
        if (problem != null) {
            answer.completeExceptionally(failed(problem, null));
        } else if (result != null
                && result.credentials().isEmpty()
                && !request.security().isOptional()) {
            answer.completeExceptionally(MissingCredentials.of(
                    request.source(), request.security(), "the resolver '" + bean + "' gave none"));
        } else {
            answer.complete(result);
        }
    }

    private void tell(EventType type, long nanos, @Nullable Throwable failure) {
        EventSink events = surroundings.events();
        EventType told = failure == null ? type : EventType.AUTH_ERROR;
        if (events.isEnabled(told)) {
            CodegenEvent event = CodegenEvent.of(told, request.source())
                    .withDuration(Duration.ofNanos(nanos))
                    .withDetails(Map.of("type", "custom", "resolver", bean));
            events.emit(failure == null ? event : event.withFailure(CodegenErrors.wrap(failure)));
        }
    }

    private CodegenException failed(String what, @Nullable Throwable cause) {
        return AuthErrors.resolverFailed(request.source(), bean, what, cause);
    }
}
