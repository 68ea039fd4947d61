package io.camelcodegen.call;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.RetryPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.errorhandler.DefaultErrorHandler;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Repeats failed attempts with Camel's own {@link DefaultErrorHandler}, built around the {@link Attempt}. It is handed a
 * call whose first attempt failed, as an exchange with that exception; most calls never need it. It waits on a
 * scheduler, so a waiting call holds no thread. When and whether to repeat is the {@link RetryPolicy}'s to say; it is
 * handed to the error handler as {@code retryWhile} and {@code Exchange.REDELIVERY_DELAY}, because Camel's own jitter
 * adds up from one delay to the next and knows no server's delay.
 */
final class Retrier extends ServiceSupport {

    private static final String REPEAT = "CamelCodegenRepeat";

    private final CamelContext camelContext;
    private final ReactiveExecutor reactive;
    private final Attempt attempt;
    private final DefaultErrorHandler handler;
    /** Calls between two attempts, so that stopping can end them. */
    private final Set<CallState> waiting = ConcurrentHashMap.newKeySet();

    Retrier(CamelContext camelContext, ScheduledExecutorService scheduler) {
        this.camelContext = camelContext;
        this.reactive = camelContext.getCamelContextExtension().getReactiveExecutor();
        this.attempt = new Attempt(waiting::remove, Boolean.TRUE.equals(camelContext.isUseMDCLogging()));
        RedeliveryPolicy redelivery = new RedeliveryPolicy()
                .asyncDelayedRedelivery()
                .logExhausted(false)
                .logExhaustedMessageHistory(false)
                .logStackTrace(false)
                .logHandled(false)
                .allowRedeliveryWhileStopping(false);
        // the decision is retryWhile's; 0 would switch redelivery off altogether
        redelivery.setMaximumRedeliveries(RetryPolicy.MAX_ATTEMPTS);
        redelivery.setRetryAttemptedLogLevel(LoggingLevel.OFF);
        redelivery.setRetriesExhaustedLogLevel(LoggingLevel.OFF);
        redelivery.setLogNewException(false);
        handler = new DefaultErrorHandler(
                camelContext,
                attempt,
                new CamelLogger(LoggerFactory.getLogger(Retrier.class), LoggingLevel.OFF),
                null,
                redelivery,
                exchange -> exchange.getProperty(REPEAT, false, boolean.class),
                scheduler,
                null,
                this::decide);
    }

    /** Starts the call; {@link CallState#result} completes when it has ended. */
    void process(CallState call) {
        if (isStoppingOrStopped()) {
            call.finish(stopped(call));
            return;
        }
        attempt.begin(call, failure -> {
            if (failure == null) {
                call.finish(null);
            } else {
                repeat(call, failure);
            }
        });
    }

    /**
     * Lets the error handler go on at once. It would only queue its work on a thread that is routing already, and a bean
     * that waits for the call in its route would wait for ever.
     */
    private void repeat(CallState call, CodegenException failure) {
        DefaultExchange exchange = new DefaultExchange(camelContext);
        exchange.getIn().setBody(call);
        exchange.setException(failure);
        reactive.scheduleSync(() -> handler.process(exchange, doneSync -> call.finish(failureOf(exchange, call))));
    }

    private static @Nullable Throwable failureOf(Exchange exchange, CallState call) {
        Exception failure = exchange.getException();
        return failure instanceof RejectedExecutionException ? stopped(call) : failure; // the handler is stopping
    }

    private static CodegenException stopped(CallState call) {
        return NetworkErrors.broken(call.tool.toString(), "stopped before its next attempt", true, null);
    }

    private void decide(Exchange exchange) {
        CallState call = (CallState) exchange.getIn().getBody();
        CodegenException failure = CodegenErrors.wrap(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        Duration delay = call.delayAfter(failure, ThreadLocalRandom.current().nextDouble());
        exchange.setProperty(REPEAT, delay != null);
        if (delay != null) {
            call.observer.retrying(call.tool.tool(), call.attempts(), failure, delay);
            exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis());
            waiting.add(call);
            if (isStoppingOrStopped()) { // those who waited were told already
                call.finish(stopped(call));
            }
        }
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(handler);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownService(handler);
        waiting.forEach(call -> call.finish(stopped(call)));
        waiting.clear();
    }
}
