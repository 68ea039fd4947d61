package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stream that answers a call, put together of as many connections as the server makes of it: where one ends before
 * the result, the rest is asked for with {@code Last-Event-ID} after the time the server names. A server may end
 * connections so in order not to hold them (MCP 2025-11-25, transports, "Sending Messages to the Server"; SEP-1699).
 * Its reader sees one body.
 */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the reader
final class ResumableBody<T> implements BodySubscriber<T> {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int OK = 200;
    /** Of the call's own request; the rest, credentials and session among them, goes with the new one. */
    private static final Set<String> LEFT_OUT = caseInsensitive("Accept", "Content-Type", "Content-Length");

    private final BodySubscriber<T> reader;
    private final HttpRequest request;
    private final HttpClient client;
    private final Waiting waiting;
    private final EventStreamPosition position = new EventStreamPosition();
    private final ReentrantLock lock = new ReentrantLock();
    private Flow.@Nullable Subscription connection;
    private @Nullable Future<?> opening;
    private long demand;
    private boolean over;

    /** Who waits for the answer. */
    interface Waiting {

        /** Whether somebody does still. */
        boolean goesOn();

        /** Runs {@code step} after the delay, or a little later. */
        Future<?> later(Duration delay, Runnable step);
    }

    /** @param request the call's own */
    ResumableBody(BodySubscriber<T> reader, HttpRequest request, HttpClient client, Waiting waiting) {
        this.reader = reader;
        this.request = request;
        this.client = client;
        this.waiting = waiting;
    }

    static boolean isEventStream(ResponseInfo info) {
        return info.headers()
                .firstValue("Content-Type")
                .filter(type -> type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length()))
                .isPresent();
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        connect(subscription);
        reader.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                Flow.Subscription asked = asked(n);
                if (asked != null) {
                    asked.request(n);
                }
            }

            @Override
            public void cancel() {
                end();
            }
        });
    }

    private Flow.@Nullable Subscription asked(long n) {
        lock.lock();
        try {
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the connection there is, or is being made. */
    private void end() {
        Flow.Subscription open;
        Future<?> next;
        lock.lock();
        try {
            over = true;
            open = connection;
            next = opening;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.cancel();
        }
        if (next != null) {
            next.cancel(true);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        lock.lock();
        try {
            demand--;
        } finally {
            lock.unlock();
        }
        buffers.forEach(position::read);
        reader.onNext(buffers);
    }

    @Override
    public void onComplete() {
        ended(null);
    }

    @Override
    public void onError(Throwable failure) {
        ended(failure);
    }

    private void ended(@Nullable Throwable failure) {
        String lastId = position.lastId();
        if (lastId == null || !waiting.goesOn()) {
            finish(failure);
            return;
        }
        connect(null);
        try {
            opening(waiting.later(position.delay(), () -> reconnect(lastId, failure)));
        } catch (RejectedExecutionException e) {
            finish(failure);
        }
    }

    /** @param failure of the connection before; null where the server ended it */
    private void reconnect(String lastId, @Nullable Throwable failure) {
        if (!waiting.goesOn()) { // the result was read only now
            finish(failure);
            return;
        }
        HttpRequest rest = HttpRequest.newBuilder(request, (name, value) -> !LEFT_OUT.contains(name))
                .setHeader("Accept", EVENT_STREAM)
                .setHeader("Last-Event-ID", lastId)
                .GET()
                .build();
        CompletableFuture<HttpResponse<Boolean>> sent = client.sendAsync(rest, this::continuation);
        opening(sent);
        sent.whenComplete((response, thrown) -> {
            if (thrown != null) {
                // not as its cause: where the server is gone now, the call has reached it all the same
                IOException unreachable = new IOException("the answer broke off, and the rest could not be asked for");
                unreachable.addSuppressed(thrown);
                finish(unreachable);
            } else if (!response.body()) {
                finish(failure);
            }
        });
    }

    private void opening(Future<?> next) {
        lock.lock();
        try {
            opening = next;
            if (!over) {
                return;
            }
        } finally {
            lock.unlock();
        }
        next.cancel(true); // the reader has let go in the meantime
    }

    /** @return what the reader has asked for and not had yet; negative where it wants nothing more */
    private long connect(Flow.@Nullable Subscription next) {
        lock.lock();
        try {
            connection = next;
            return over ? -1 : demand;
        } finally {
            lock.unlock();
        }
    }

    private void finish(@Nullable Throwable failure) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            over = true;
        } finally {
            lock.unlock();
        }
        if (failure == null) {
            reader.onComplete();
        } else {
            reader.onError(failure);
        }
    }

    private BodySubscriber<Boolean> continuation(ResponseInfo info) {
        return info.statusCode() == OK && isEventStream(info) ? new Rest() : BodySubscribers.replacing(false);
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }

    /** What comes by a further connection; its body is whether there is one. */
    private final class Rest implements BodySubscriber<Boolean> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            long open = connect(subscription);
            if (open < 0) {
                subscription.cancel();
            } else if (open > 0) {
                subscription.request(open);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            ResumableBody.this.onNext(buffers);
        }

        @Override
        public void onComplete() {
            ended(null);
        }

        @Override
        public void onError(Throwable failure) {
            ended(failure);
        }

        @Override
        public CompletionStage<Boolean> getBody() {
            return CompletableFuture.completedFuture(true);
        }
    }
}
