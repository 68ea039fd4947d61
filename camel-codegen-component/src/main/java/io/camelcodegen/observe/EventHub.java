package io.camelcodegen.observe;

import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to Camel's event notifiers and to those who subscribed, on the thread that emits. Without either, asking
 * whether an event is wanted costs two volatile reads. Thread-safe.
 */
public final class EventHub implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ReentrantLock counting = new ReentrantLock();
    /** What the subscriptions want together; replaced whole. */
    private volatile Set<EventType> subscribed = EnumSet.noneOf(EventType.class);

    private volatile List<EventNotifier> notifiers = List.of();
    private final ThreadLocal<Boolean> withheld = new ThreadLocal<>();

    /** What hands only to the event notifiers. */
    private final EventSink notifiersOnly = new EventSink() {
        @Override
        public boolean isEnabled(EventType type) {
            return !notifiers.isEmpty();
        }

        @Override
        public void emit(CodegenEvent event) {
            notifiers.forEach(notifier -> tell(notifier, event));
        }
    };

    /** Somebody who gets events until it is closed. */
    public final class Subscription implements AutoCloseable {

        private final EventFilter filter;
        private final Consumer<CodegenEvent> receiver;

        private Subscription(EventFilter filter, Consumer<CodegenEvent> receiver) {
            this.filter = filter;
            this.receiver = receiver;
        }

        @Override
        public void close() {
            subscriptions.remove(this);
            countWanted();
        }
    }

    /** From now on the notifiers that the strategy has started, now or later, are told. */
    public void attach(ManagementStrategy strategy) {
        notifiers = strategy.getStartedEventNotifiers(); // the live list
    }

    /** @param receiver called on whatever thread the event comes from: must be quick, and neither block nor throw */
    public Subscription subscribe(EventFilter filter, Consumer<CodegenEvent> receiver) {
        Subscription subscription = new Subscription(filter, receiver);
        subscriptions.add(subscription);
        countWanted();
        return subscription;
    }

    private void countWanted() {
        counting.lock(); // of two at once the later must not be forgotten
        try {
            Set<EventType> wanted = EnumSet.noneOf(EventType.class);
            subscriptions.forEach(subscription -> wanted.addAll(subscription.filter.types()));
            subscribed = wanted;
        } finally {
            counting.unlock();
        }
    }

    @Override
    public boolean isEnabled(EventType type) {
        return subscribed.contains(type) || !notifiers.isEmpty();
    }

    @Override
    public void emit(CodegenEvent event) {
        notifiersOnly.emit(event);
        for (Subscription subscription : subscriptions) {
            if (subscription.filter.accepts(event)) {
                subscription.receiver.accept(event);
            }
        }
    }

    private static void tell(EventNotifier notifier, CodegenEvent event) {
        try {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Throwable e) { // as Camel does with those of its own events
            LOG.warn("The event notifier {} failed on {}; that is ignored", notifier, event, e);
        }
    }

    /**
     * Runs what a route made of an event does: calls that it begins are not told to subscribers, or a route that calls a
     * tool for each call would never come to an end.
     */
    public void withholding(Runnable work) {
        Boolean before = withheld.get();
        withheld.set(Boolean.TRUE);
        try {
            work.run();
        } finally {
            if (before == null) {
                withheld.remove();
            }
        }
    }

    /** Whether this thread is in {@link #withholding}. */
    boolean isWithheld() {
        return !subscriptions.isEmpty() && withheld.get() != null;
    }

    EventSink notifiersOnly() {
        return notifiersOnly;
    }
}
