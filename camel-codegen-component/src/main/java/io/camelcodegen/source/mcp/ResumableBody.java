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
import java.util.concurrent.RejectedExecutionException;
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
    private static final Duration LONGEST_STEP = Duration.ofSeconds(1);
    /** Of the call's own request; the rest, credentials and session among them, goes with the new one. */
    private static final Set<String> LEFT_OUT = caseInsensitive("Accept", "Content-Type", "Content-Length");

    private final BodySubscriber<T> reader;
    private final String call;
    private final HttpRequest request;
    private final HttpClient client;
    private final WatchedHttpClient.Watcher watcher;
    private final EventStreamPosition position = new EventStreamPosition();
    private final SwitchedSubscription parts = new SwitchedSubscription();

    /**
     * @param call whose answer it is
     * @param request the call's own
     * @param watcher says whether the call still waits
     */
    ResumableBody(
            BodySubscriber<T> reader,
            String call,
            HttpRequest request,
            HttpClient client,
            WatchedHttpClient.Watcher watcher) {
        this.reader = reader;
        this.call = call;
        this.request = request;
        this.client = client;
        this.watcher = watcher;
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
        parts.connected(subscription);
        reader.onSubscribe(parts);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        parts.received();
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
        if (lastId == null || !watcher.waitsFor(call)) {
            finish(failure);
            return;
        }
        parts.disconnected();
        await(position.delay(), lastId, failure);
    }

    /**
     * Waits in steps: the result may have been read only now, and what nobody waits for any more must not stay for as
     * long as a server likes.
     *
     * @param failure of the connection before; null where the server ended it
     */
    private void await(Duration left, String lastId, @Nullable Throwable failure) {
        Duration step = left.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : left;
        try {
            parts.opening(watcher.later(step, () -> {
                if (!watcher.waitsFor(call)) {
                    finish(failure);
                } else if (step.equals(left)) {
                    reconnect(lastId, failure);
                } else {
                    await(left.minus(step), lastId, failure);
                }
            }));
        } catch (RejectedExecutionException e) {
            finish(failure);
        }
    }

    private void reconnect(String lastId, @Nullable Throwable failure) {
        HttpRequest rest = HttpRequest.newBuilder(request, (name, value) -> !LEFT_OUT.contains(name))
                .setHeader("Accept", EVENT_STREAM)
                .setHeader("Last-Event-ID", lastId)
                .GET()
                .build();
        CompletableFuture<HttpResponse<Boolean>> sent = client.sendAsync(rest, this::continuation);
        parts.opening(sent);
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

    private void finish(@Nullable Throwable failure) {
        if (!parts.end()) {
            return;
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
            parts.connected(subscription);
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
