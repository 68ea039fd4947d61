package io.camelcodegen;

import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.observe.EventFilter;
import io.camelcodegen.observe.EventHub;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes exchanges of events, one after the other on a thread of its own, so that a slow route slows no call. Events wait
 * in a bounded queue; one that finds it full is dropped. While suspended it goes on collecting.
 *
 * <p>It listens from when it is made: Camel makes consumers before it starts components and producers, and so it gets the
 * events of the start too.
 */
final class CodegenEventConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(CodegenEventConsumer.class);

    private final CodegenEndpoint endpoint;
    private final EventFilter filter;
    private final BlockingQueue<CodegenEvent> queue;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();
    private long droppedWhenWarned;
    private EventHub.@Nullable Subscription subscription;
    private volatile @Nullable ExecutorService executor;
    private volatile boolean delivering;

    CodegenEventConsumer(CodegenEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        CodegenConfiguration configuration = endpoint.getConfiguration();
        this.filter = EventFilter.of(configuration.getTypes(), configuration.getSources());
        this.queue = new ArrayBlockingQueue<>(Math.max(1, configuration.getQueueSize()));
        listen();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        filter.sources().forEach(source -> endpoint.sources().get(source)); // a wrong name fails the start
        listen();
        executor =
                endpoint.getCamelContext().getExecutorServiceManager().newSingleThreadExecutor(this, "CodegenEvents");
        delivering = true;
        deliverSoon();
    }

    private void listen() {
        if (subscription == null) {
            subscription = endpoint.events().subscribe(filter, this::take);
        }
    }

    private void hush() {
        EventHub.Subscription current = subscription;
        if (current != null) {
            current.close();
            subscription = null;
        }
    }

    /** On the thread that the event comes from, which may carry other calls. */
    private void take(CodegenEvent event) {
        if (executor == null && endpoint.getCamelContext().isStarted()) {
            return; // a route that does not start with the context misses what comes before it does
        }
        if (queue.offer(event)) {
            deliverSoon();
        } else {
            dropped.increment();
        }
    }

    private void deliverSoon() {
        ExecutorService worker = executor;
        if (worker != null && delivering && !queue.isEmpty() && draining.compareAndSet(false, true)) {
            try {
                worker.execute(this::drain);
            } catch (RejectedExecutionException e) {
                draining.set(false); // stopping
            }
        }
    }

    private void drain() {
        try {
            CodegenEvent event = delivering ? queue.poll() : null;
            while (event != null) {
                deliver(event);
                warnOfDropped();
                event = delivering ? queue.poll() : null;
            }
        } finally {
            draining.set(false);
            deliverSoon(); // for what came in between the last look and the mark
        }
    }

    private void deliver(CodegenEvent event) {
        Exchange exchange = createExchange(false);
        exchange.setProperty(CodegenConstants.EVENT, event);
        Message message = exchange.getIn();
        message.setBody(event.toMap());
        message.setHeader(CodegenConstants.EVENT_TYPE, event.getEventType().toString());
        message.setHeader(CodegenConstants.SOURCE, event.getSource());
        if (event.getTool() != null) {
            message.setHeader(CodegenConstants.TOOL, event.getTool());
        }
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, event.getTimestamp());
        try {
            endpoint.events().withholding(() -> process(exchange));
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("Error processing the event " + event, exchange, exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void process(Exchange exchange) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }

    /** At the first, and whenever their number has doubled: a route that is too slow must not flood the log as well. */
    private void warnOfDropped() {
        long count = dropped.sum();
        if (count > 0 && count >= 2 * droppedWhenWarned) {
            droppedWhenWarned = count;
            LOG.warn(
                    "{} events were dropped since its start, as the route from {} is slower than they come",
                    count,
                    endpoint.getEndpointUri());
        }
    }

    @Override
    protected void doSuspend() {
        delivering = false;
    }

    @Override
    protected void doResume() {
        delivering = true;
        deliverSoon();
    }

    /** So that a graceful shutdown waits until the route has had the events that wait. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return queue.size();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // what waits is counted, and what runs Camel waits for
    }

    @Override
    protected void doStop() throws Exception {
        delivering = false;
        hush();
        ExecutorService worker = executor;
        if (worker != null) {
            executor = null;
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
        }
        queue.clear();
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        hush(); // one that was never started
        super.doShutdown();
    }
}
