package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.ToolErrors;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request and its response, on one connection. Lives on the event loop of its client. */
final class Hop {

    private static final long HTTP2_CANCEL = 8;
    /** A redirect's body is of no use; a short one is read so that the connection can be used again. */
    private static final long MAX_REDIRECT_BODY = 64 * 1024;

    private final HttpClient client;
    private final Step step;
    private final RequestHead head;
    private final long maxResponseBytes;
    private final Outcome outcome;

    private @Nullable HttpClientRequest request;
    private @Nullable StreamedBody streamedBody;
    private boolean ended;

    /** Told once how the hop ended, on the event loop. */
    interface Outcome {

        /** What comes is the response: its head is there. */
        void arriving();

        /** @param body as it was sent, not yet decoded */
        void responded(HttpClientResponse response, byte[] body);

        void redirected(int status, String location);

        void failed(CodegenException failure);
    }

    Hop(HttpClient client, Step step, Credentials credentials, long maxResponseBytes, Outcome outcome) {
        this.client = client;
        this.step = step;
        this.head = new RequestHead(step, credentials);
        this.maxResponseBytes = maxResponseBytes;
        this.outcome = outcome;
    }

    /** @param addresses of the host, tried in turn; empty where the proxy is to resolve the name */
    void start(List<InetAddress> addresses, @Nullable InetAddress proxy) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(step.method()))
                .setSsl(step.origin().tls())
                .setHost(step.origin().bracketedHost()) // Vert.x makes the Host header of it
                .setPort(step.origin().port())
                .setURI(head.target())
                .setHeaders(head.headers())
                .setFollowRedirects(false);
        if (proxy != null) {
            options.setProxyOptions(new ProxyOptions()
                    .setHost(proxy.getHostAddress())
                    .setPort(client.config().proxyPort()));
        }
        connect(options, addresses, 0);
    }

    /** Whether there was a connection to send the request on. */
    boolean isConnected() {
        return request != null;
    }

    /** Ends it without an outcome: closes the connection, or resets the stream. */
    void cancel() {
        if (ended) {
            return; // its connection may serve somebody else by now
        }
        ended = true;
        StreamedBody body = streamedBody;
        if (body != null) {
            body.stop();
        }
        HttpClientRequest open = request;
        if (open != null) {
            open.reset(HTTP2_CANCEL);
            if (open.version() == HttpVersion.HTTP_2) {
                probe(open.connection());
            } else {
                closeNow(open.connection());
            }
        }
    }

    /**
     * An HTTP/2 connection outlives its streams, so a dead one would fail every call until TCP gives up. One that does not
     * answer a ping (RFC 9113 §6.7) in the time a new one may take is closed.
     */
    private void probe(HttpConnection connection) {
        Vertx vertx = client.context().owner();
        long patience = Math.max(1, client.config().connectTimeout().toMillis());
        long timer = vertx.setTimer(patience, id -> closeNow(connection));
        connection.ping(Buffer.buffer(new byte[8])).onComplete(answered -> vertx.cancelTimer(timer));
    }

    /** Vert.x closes a connection when everything written was taken, and a peer that reads nothing takes nothing. */
    private static void closeNow(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().firstContext().close();
        }
    }

    private void connect(RequestOptions options, List<InetAddress> addresses, int index) {
        if (!addresses.isEmpty()) {
            // the address that was checked, not the name: it may mean another one by now
            options.setServer(client.connections()
                    .server(addresses.get(index), step.origin().port()));
        }
        client.connections().request(step.origin(), options).onComplete(connected -> {
            // nothing thrown in a callback may be lost in the event loop's log while the caller waits
            try {
                if (ended) {
                    discard(connected);
                } else if (connected.succeeded()) {
                    send(connected.result());
                } else if (index + 1 < addresses.size() && NetworkFailures.isAddressFailure(connected.cause())) {
                    connect(options, addresses, index + 1);
                } else {
                    unconnected(connected.cause());
                }
            } catch (RuntimeException e) {
                broken(e);
            }
        });
    }

    private void unconnected(Throwable cause) {
        CodegenException failure =
                NetworkFailures.connecting(cause, where(), client.config().connectTimeout());
        client.connections().failed(where(), failure);
        fail(failure);
    }

    private static void discard(AsyncResult<HttpClientRequest> late) {
        if (late.succeeded()) {
            late.result().reset(HTTP2_CANCEL);
        }
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        connected.exceptionHandler(this::broken);
        connected.response().onComplete(response -> {
            if (response.failed()) {
                broken(response.cause());
                return;
            }
            try {
                receive(response.result());
            } catch (RuntimeException e) {
                broken(e);
            }
        });
        HttpBody body = step.body();
        if (body instanceof HttpBody.Bytes bytes) {
            connected.end(Buffer.buffer(bytes.content()));
        } else if (body instanceof HttpBody.Stream stream) {
            streamedBody =
                    new StreamedBody(stream, connected, client.context(), client.workers(), this::bodyUnreadable);
            streamedBody.send();
        } else {
            connected.end();
        }
    }

    private void receive(HttpClientResponse response) {
        if (ended) {
            return;
        }
        int status = response.statusCode();
        String location = Redirects.isRedirect(status) ? response.getHeader(HttpHeaders.LOCATION) : null;
        long expected = contentLength(response.headers());
        long limit =
                location != null ? MAX_REDIRECT_BODY : codedLimit(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        boolean hasBody = !step.method().equals("HEAD") && status != 204 && status != 304;
        if (hasBody && expected > limit) {
            overflow(status, location);
            return;
        }
        if (location == null) {
            outcome.arriving();
        }
        ResponseBody body = new ResponseBody(limit, hasBody ? expected : 0);
        response.exceptionHandler(this::broken);
        response.handler(chunk -> {
            if (!ended && !body.append(chunk)) {
                overflow(status, location);
            }
        });
        response.endHandler(v -> {
            if (!ended) {
                end();
                if (location != null) {
                    outcome.redirected(status, location);
                } else {
                    outcome.responded(response, body.bytes());
                }
            }
        });
    }

    private void overflow(int status, @Nullable String location) {
        cancel();
        if (location != null) {
            outcome.redirected(status, location);
        } else {
            outcome.failed(NetworkErrors.responseTooLarge(where(), maxResponseBytes));
        }
    }

    /** Coded bytes may outnumber decoded ones, but only a little; what comes out is counted when it is decoded. */
    private long codedLimit(@Nullable String contentEncoding) {
        return ContentDecoding.of(contentEncoding) == ContentDecoding.NONE
                ? maxResponseBytes
                : maxResponseBytes + maxResponseBytes / 1000 + 1024;
    }

    private void end() {
        StreamedBody body = streamedBody;
        if (body != null && !body.isComplete()) {
            cancel(); // answered before it heard everything: the connection cannot be used again
        }
        ended = true;
    }

    private void broken(Throwable failure) {
        if (!ended) {
            fail(NetworkFailures.exchanging(failure, where()));
        }
    }

    private void bodyUnreadable(IOException failure) {
        if (!ended) {
            fail(ToolErrors.executionFailed(
                    step.toString(), "its request body cannot be read: " + failure.getMessage(), Map.of()));
        }
    }

    private void fail(CodegenException failure) {
        cancel();
        outcome.failed(failure);
    }

    private String where() {
        return step.url().toString();
    }

    private static long contentLength(MultiMap headers) {
        String text = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (text == null) {
            return -1;
        }
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            return -1; // the codec refuses it in its own way
        }
    }
}
