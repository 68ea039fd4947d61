package io.camelcodegen.source.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ResumableBodyTest {

    private final HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/mcp")).build();
    private final Timer timer = new Timer();
    private String received = "id: 1\n\n";

    /** Holds what is to be done later. */
    private static final class Timer implements WatchedHttpClient.Watcher {
        private boolean goesOn = true;
        private boolean stopped;
        private FutureTask<?> next;
        private Duration waited = Duration.ZERO;

        @Override
        public boolean waitsFor(String call) {
            return goesOn;
        }

        @Override
        public void answerEnded(String call, Throwable cause) {}

        @Override
        public void streamEnded(Throwable cause) {}

        @Override
        public Future<?> later(Duration delay, Runnable step) {
            if (stopped) {
                throw new RejectedExecutionException();
            }
            waited = waited.plus(delay);
            next = new FutureTask<>(step, null);
            return next;
        }
    }

    private ResumableBody<String> endedEarly(BodySubscriber<String> reader) {
        ResumableBody<String> body = new ResumableBody<>(reader, "1", request, HttpClient.newHttpClient(), timer);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        body.onNext(List.of(ByteBuffer.wrap(received.getBytes(UTF_8))));
        body.onComplete();
        return body;
    }

    private static String read(ResumableBody<String> body) {
        CompletableFuture<String> whole = body.getBody().toCompletableFuture();
        return whole.isDone() ? whole.join() : "still open";
    }

    @Test
    void staysOpenForItsReaderWhileTheRestIsAwaited() {
        ResumableBody<String> body = endedEarly(BodySubscribers.ofString(UTF_8));

        assertThat(read(body)).isEqualTo("still open");
        assertThat(timer.next.isDone()).isFalse();
    }

    @Test
    void endsWhereTheResultWasReadInTheMeantime() {
        ResumableBody<String> body = endedEarly(BodySubscribers.ofString(UTF_8));

        timer.goesOn = false;
        timer.next.run();

        assertThat(read(body)).isEqualTo("id: 1\n\n");
    }

    @Test
    void isNotKeptForAsLongAsTheServerLikes() {
        received = "id: 1\nretry: 999999999\n\n";
        ResumableBody<String> body = endedEarly(BodySubscribers.ofString(UTF_8));

        timer.next.run();
        assertThat(read(body)).isEqualTo("still open");
        timer.goesOn = false;
        timer.next.run();

        assertThat(read(body)).isEqualTo(received);
        assertThat(timer.waited).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void endsAtOnceWhereNobodyWaitsForTheRest() {
        timer.goesOn = false;

        ResumableBody<String> body = endedEarly(BodySubscribers.ofString(UTF_8));

        assertThat(read(body)).isEqualTo("id: 1\n\n");
        assertThat(timer.next).isNull();
    }

    @Test
    void endsWhereTheComponentStops() {
        timer.stopped = true;

        ResumableBody<String> body = endedEarly(BodySubscribers.ofString(UTF_8));

        assertThat(read(body)).isEqualTo("id: 1\n\n");
    }

    @Test
    void doesNotAskForTheRestWhenTheCallIsGivenUp() {
        WatchedBody<String> watched = new WatchedBody<>(BodySubscribers.ofString(UTF_8), Long.MAX_VALUE, ended -> {});
        ResumableBody<String> body = endedEarly(watched);

        watched.abort();

        assertThat(timer.next.isCancelled()).isTrue();
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }
}
