package io.camelcodegen.testing;

import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** An event notifier, as users write them, that keeps the component's events. */
public final class RecordedEvents extends EventNotifierSupport {

    private final List<CodegenEvent> events = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    public static RecordedEvents of(CamelContext context) {
        RecordedEvents recorded = new RecordedEvents();
        context.getManagementStrategy().addEventNotifier(recorded);
        return recorded;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CodegenEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        lock.lock();
        try {
            events.add((CodegenEvent) event);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<CodegenEvent> all() {
        return List.copyOf(events);
    }

    public List<EventType> types() {
        return events.stream().map(CodegenEvent::getEventType).toList();
    }

    public List<CodegenEvent> of(EventType type) {
        return events.stream().filter(event -> event.getEventType() == type).toList();
    }

    public void clear() {
        events.clear();
    }

    /** Waits for the first event of that type. */
    public CodegenEvent await(EventType type) {
        return await(event -> event.getEventType() == type, type.toString());
    }

    private CodegenEvent await(Predicate<CodegenEvent> wanted, String what) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        lock.lock();
        try {
            while (true) {
                for (CodegenEvent event : events) {
                    if (wanted.test(event)) {
                        return event;
                    }
                }
                if (more.awaitNanos(end - System.nanoTime()) <= 0) {
                    throw new AssertionError("no event " + what + " among " + events);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }
}
