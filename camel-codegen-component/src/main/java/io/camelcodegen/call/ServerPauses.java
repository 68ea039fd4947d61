package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.policy.RateLimitHint;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Times in which a source said that it allows no calls. Thread-safe.
 *
 * <p>An answer that says that no calls are left pauses those that share its limit: the tools of the bucket it names, or
 * the one tool where it names none, as limits are as often an endpoint's as an account's. A refusal (429, or 403 with a
 * rate-limit signal) that says when to come back pauses the whole source, unless it names an exhausted bucket. A 503
 * pauses nothing: it tells of one overloaded server, and the circuit breaker is for that.
 */
final class ServerPauses {

    /** A server that makes up a new bucket for each answer must not fill the memory. */
    private static final int MAX_PAUSES = 1000;

    /** More nanoseconds would overflow. */
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private static final Object WHOLE_SOURCE = new Object();

    private final String source;
    private final Duration longest;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanos;
    private final Clock clock;
    /** Until when, by {@link #WHOLE_SOURCE}, {@link Bucket} or the {@link ToolName} of one tool. */
    private final Map<Object, Long> until = new ConcurrentHashMap<>();

    private final Map<ToolName, Bucket> buckets = new ConcurrentHashMap<>();
    private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private record Bucket(String name) {}

    private static final class Wait extends CompletableFuture<@Nullable Void> {}

    /**
     * @param longest no pause is longer, whatever the server says
     * @param clock tells what a server's point in time is from now
     */
    ServerPauses(String source, Duration longest, ScheduledExecutorService scheduler, LongSupplier nanos, Clock clock) {
        this.source = source;
        this.longest = longest.compareTo(CENTURY) > 0 ? CENTURY : longest;
        this.scheduler = scheduler;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** How many nanoseconds calls of this tool are paused; 0 for not at all. */
    long left(Tool tool) {
        if (until.isEmpty()) {
            return 0;
        }
        long now = nanos.getAsLong();
        long left = Math.max(left(WHOLE_SOURCE, now), left(tool.name(), now));
        Bucket bucket = buckets.get(tool.name());
        return bucket == null ? left : Math.max(left, left(bucket, now));
    }

    private long left(Object key, long now) {
        Long end = until.get(key);
        if (end == null) {
            return 0;
        }
        long left = end - now;
        if (left <= 0) {
            until.remove(key, end);
        }
        return Math.max(left, 0);
    }

    /**
     * Null where the tool is not paused, else what completes when its pause is over, and fails at once with RATE_LIMITED
     * where that is later than the attempt may wait.
     */
    @Nullable
    CompletableFuture<@Nullable Void> await(Tool tool, Patience patience) {
        long pause = left(tool);
        if (pause == 0) {
            return null;
        }
        if (pause > patience.left().toNanos()) {
            return CompletableFuture.failedFuture(SourceErrors.stillRateLimited(source, Duration.ofNanos(pause)));
        }
        Wait wait = new Wait();
        waiting.add(wait);
        try {
            Future<?> timer = scheduler.schedule(() -> end(wait), pause, TimeUnit.NANOSECONDS);
            wait.whenComplete((over, failure) -> {
                waiting.remove(wait);
                timer.cancel(false);
            });
        } catch (RejectedExecutionException e) {
            waiting.remove(wait);
            wait.completeExceptionally(stopped());
        }
        if (closed) {
            wait.completeExceptionally(stopped());
        }
        return wait;
    }

    /** Who goes on waits no longer, whatever it then does. */
    private void end(Wait wait) {
        waiting.remove(wait);
        wait.complete(null);
    }

    /** Reads the headers of an answer; next to nothing where it has none about limits. */
    void learn(Tool tool, ToolResult answer) {
        Map<String, List<String>> headers = answer.headers();
        if (headers.isEmpty()
                || headers.get("x-ratelimit-remaining") == null
                        && headers.get("ratelimit-remaining") == null
                        && headers.get("ratelimit") == null) {
            return;
        }
        Function<String, @Nullable String> header = name -> {
            List<String> values = headers.get(name);
            return values == null ? null : String.join(", ", values);
        };
        if (!RateLimitHint.isOfEarlierRequest(header.apply("age"))) {
            learn(tool, RateLimitHint.read(header, clock.instant()));
        }
    }

    /** Reads what a failure says of limits. */
    void learn(Tool tool, CodegenException failure) {
        RateLimitHint hint = failure.getContext().get(ErrorContext.RATE_LIMIT_HEADERS) instanceof Map<?, ?> headers
                ? RateLimitHint.read(text(headers), clock.instant())
                : null;
        Duration retryAfter = failure.getRetryAfter();
        if (failure.getCode() != ErrorCode.RATE_LIMITED) {
            learn(tool, hint);
        } else if (hint != null && hint.exhausted() && hint.bucket() != null) {
            pause(bucket(tool, hint.bucket()), retryAfter);
        } else {
            pause(WHOLE_SOURCE, retryAfter);
        }
    }

    private static Function<String, @Nullable String> text(Map<?, ?> headers) {
        return name -> headers.get(name) instanceof String value ? value : null;
    }

    private void learn(Tool tool, @Nullable RateLimitHint hint) {
        if (hint == null) {
            return;
        }
        Object key = hint.bucket() == null ? tool.name() : bucket(tool, hint.bucket());
        if (hint.exhausted()) {
            pause(key, hint.reset());
        }
    }

    private Bucket bucket(Tool tool, String name) {
        Bucket known = buckets.get(tool.name());
        if (known != null && known.name().equals(name)) {
            return known;
        }
        Bucket fresh = new Bucket(name);
        buckets.put(tool.name(), fresh);
        return fresh;
    }

    private void pause(Object key, @Nullable Duration asked) {
        if (asked == null || asked.isZero() || asked.isNegative()) {
            return;
        }
        long now = nanos.getAsLong();
        if (until.size() >= MAX_PAUSES) {
            until.values().removeIf(end -> end - now <= 0); // nobody asked for these again
            if (until.size() >= MAX_PAUSES && !until.containsKey(key)) {
                return;
            }
        }
        long end = now + (asked.compareTo(longest) > 0 ? longest : asked).toNanos();
        until.merge(key, end, (known, fresh) -> fresh - known > 0 ? fresh : known);
    }

    int waiting() {
        return waiting.size();
    }

    /** Those who wait fail. */
    void close() {
        closed = true;
        waiting.forEach(wait -> wait.completeExceptionally(stopped()));
    }

    private CodegenException stopped() {
        return NetworkErrors.broken(source, "stopped while it allowed no calls", true, null);
    }
}
