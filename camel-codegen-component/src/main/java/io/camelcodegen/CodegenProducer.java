package io.camelcodegen;

import io.camelcodegen.call.BoundTool;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.TypedResult;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.WaitingThread;
import io.camelcodegen.source.ToolResult;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Calls the endpoint's tool with the message body, and makes its result the new body. */
final class CodegenProducer extends DefaultAsyncProducer {

    private final CodegenEndpoint endpoint;
    private CallOptions options = CallOptions.NONE;
    private @Nullable Class<?> outputType;
    private volatile @Nullable BoundTool tool;

    CodegenProducer(CodegenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Finds the tool, so that a wrong name fails the start of the route and not its first message. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        options = endpoint.callOptions();
        outputType = resolveOutputType();
        if (!endpoint.isPattern()) {
            try {
                tool = endpoint.sources().bind(endpoint.getToolName()).join();
            } catch (CompletionException e) {
                throw CodegenErrors.wrap(e);
            }
        }
    }

    private @Nullable Class<?> resolveOutputType() throws ClassNotFoundException {
        String name = endpoint.getConfiguration().getOutputType();
        if (name == null) {
            return null;
        }
        ClassResolver classes = endpoint.getCamelContext().getClassResolver();
        return name.endsWith("[]")
                ? classes.resolveMandatoryClass(name.substring(0, name.length() - 2))
                        .arrayType()
                : classes.resolveMandatoryClass(name);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        long start = System.nanoTime();
        // the call ends on an I/O thread, which a route must not block; with no route to go on, there is only a
        // waiting caller to wake
        boolean inRoute = exchange.getFromRouteId() != null;
        CompletableFuture<BoundTool> bound;
        CompletableFuture<ToolResult> call;
        try {
            bound = bind(exchange);
            call = bound.isDone()
                    ? begin(bound.join(), exchange, inRoute)
                    : bound.thenComposeAsync(found -> call(found, exchange), endpoint.workers());
        } catch (RuntimeException e) {
            exchange.setException(CodegenErrors.wrap(e));
            callback.done(true);
            return true;
        }
        if (call.isDone()) {
            settle(exchange, bound, call, start);
            callback.done(true);
            return true;
        }
        boolean ofEvent = isOfEvent(exchange);
        call.whenComplete((result, failure) -> {
            Runnable goOn = () -> {
                settle(exchange, bound, call, start);
                callback.done(false);
            };
            Runnable end = ofEvent ? () -> endpoint.events().withholding(goOn) : goOn;
            if (inRoute) {
                endpoint.workers().execute(end);
            } else {
                end.run();
            }
        });
        return false;
    }

    private CompletableFuture<BoundTool> bind(Exchange exchange) {
        String name = endpoint.getToolName();
        if (endpoint.getConfiguration().isAllowToolNameHeader()) {
            String asked = exchange.getIn().getHeader(CodegenConstants.TOOL_NAME, String.class);
            if (asked != null) {
                if (!endpoint.allows(asked)) {
                    throw ToolErrors.notFound(asked, List.of(name));
                }
                return endpoint.sources().bind(asked);
            }
            if (endpoint.isPattern()) {
                throw ToolErrors.invalidParams(name, "", "the header " + CodegenConstants.TOOL_NAME + " is missing");
            }
        }
        BoundTool known = tool;
        if (known != null && known.isCurrent()) {
            return known.asFuture();
        }
        return endpoint.sources().bind(name).thenApply(found -> {
            tool = found;
            return found;
        });
    }

    private CompletableFuture<ToolResult> begin(BoundTool found, Exchange exchange, boolean inRoute) {
        return inRoute ? call(found, exchange) : WaitingThread.sending(() -> call(found, exchange));
    }

    private CompletableFuture<ToolResult> call(BoundTool found, Exchange exchange) {
        CallOptions wanted = options;
        String idempotencyKey = exchange.getIn().getHeader(CodegenConstants.IDEMPOTENCY_KEY, String.class);
        if (idempotencyKey != null) {
            wanted = wanted.withIdempotencyKey(idempotencyKey);
        }
        if (!isOfEvent(exchange)) {
            return call(found, exchange, wanted);
        }
        CallOptions finallyWanted = wanted;
        AtomicReference<CompletableFuture<ToolResult>> called = new AtomicReference<>();
        endpoint.events().withholding(() -> called.set(call(found, exchange, finallyWanted)));
        return Objects.requireNonNull(called.get());
    }

    /** Whether the exchange, or the one it is a copy of, was made of an event. */
    private static boolean isOfEvent(Exchange exchange) {
        return exchange.getProperty(CodegenConstants.EVENT) != null;
    }

    private CompletableFuture<ToolResult> call(BoundTool found, Exchange exchange, CallOptions wanted) {
        Object body = body(exchange.getIn());
        return endpoint.getConfiguration().isRaw()
                ? endpoint.calls().callRaw(found, body, endpoint.overrides(), wanted)
                : endpoint.calls().call(found, body, endpoint.overrides(), wanted);
    }

    private static @Nullable Object body(Message message) {
        Object body = message.getBody();
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        return body instanceof StreamCache || body instanceof WrappedFile ? message.getBody(InputStream.class) : body;
    }

    private void settle(
            Exchange exchange, CompletableFuture<BoundTool> bound, CompletableFuture<ToolResult> call, long start) {
        try {
            ToolResult result = call.join();
            BoundTool called = bound.join();
            Message message = exchange.getMessage();
            message.setBody(
                    outputType == null
                            ? result.value()
                            : TypedResult.of(called.toString(), result.value(), outputType));
            message.setHeader(CodegenConstants.TOOL, called.toString());
            message.setHeader(CodegenConstants.SOURCE, called.tool().name().source());
            message.setHeader(CodegenConstants.DURATION, (System.nanoTime() - start) / 1_000_000);
            if (result.status() != null) {
                message.setHeader(CodegenConstants.RESPONSE_STATUS, result.status());
                message.setHeader(CodegenConstants.RESPONSE_HEADERS, result.headers());
            }
        } catch (RuntimeException | LinkageError e) { // a class of the user's may not load or not initialise
            exchange.setException(CodegenErrors.wrap(e));
        }
    }
}
