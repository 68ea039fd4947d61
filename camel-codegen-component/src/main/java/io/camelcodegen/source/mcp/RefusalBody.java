package io.camelcodegen.source.mcp;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer that is a refusal: read as far as a message may show it, then the exchange fails. */
final class RefusalBody<T> implements BodySubscriber<T> {

    private static final int MAX_BYTES = 4 * 1024;

    private final ResponseInfo info;
    private final boolean inSession;
    private final byte[] start = new byte[MAX_BYTES];
    private final CompletableFuture<T> body = new CompletableFuture<>();
    private int length;
    private Flow.@Nullable Subscription subscription;

    RefusalBody(ResponseInfo info, boolean inSession) {
        this.info = info;
        this.inSession = inSession;
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription = upstream;
        upstream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int count = Math.min(buffer.remaining(), MAX_BYTES - length);
            buffer.get(start, length, count);
            length += count;
        }
        if (length == MAX_BYTES && subscription != null) {
            subscription.cancel();
            fail();
        }
    }

    @Override
    public void onError(Throwable failure) {
        fail();
    }

    @Override
    public void onComplete() {
        fail();
    }

    private void fail() {
        String text = new String(start, 0, length, StandardCharsets.UTF_8);
        body.completeExceptionally(new HttpStatusException(info.statusCode(), info.headers(), inSession, text));
    }

    @Override
    public CompletionStage<T> getBody() {
        return body;
    }
}
