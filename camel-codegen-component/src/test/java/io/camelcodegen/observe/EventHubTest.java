package io.camelcodegen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import io.camelcodegen.testing.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EventHubTest {

    private final EventHub hub = new EventHub();
    private final List<CodegenEvent> received = new ArrayList<>();

    @Test
    void nothingIsWantedWhereNobodyListens() {
        for (EventType type : EventType.values()) {
            assertThat(hub.isEnabled(type)).isFalse();
        }
    }

    @Test
    void onlyWhatIsSubscribedIsWanted() {
        EventHub.Subscription errors = hub.subscribe(EventFilter.of("call:error", null), received::add);

        assertThat(hub.isEnabled(EventType.CALL_ERROR)).isTrue();
        assertThat(hub.isEnabled(EventType.CALL_START)).isFalse();

        errors.close();
        assertThat(hub.isEnabled(EventType.CALL_ERROR)).isFalse();
    }

    @Test
    void notifierAddedLaterIsTold() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();
            hub.attach(context.getManagementStrategy());
            assertThat(hub.isEnabled(EventType.CALL_START)).isFalse();

            RecordedEvents events = RecordedEvents.of(context);
            hub.emit(CodegenEvent.of(EventType.CALL_START, "shop"));

            assertThat(hub.isEnabled(EventType.CALL_START)).isTrue();
            assertThat(events.types()).containsExactly(EventType.CALL_START);
        }
    }

    @Test
    void onlyTheThreadThatWithholdsIsMeant() throws Exception {
        hub.subscribe(EventFilter.of(null, null), received::add);
        List<Boolean> elsewhere = new ArrayList<>();

        hub.withholding(() -> {
            assertThat(hub.isWithheld()).isTrue();
            Thread other = new Thread(() -> elsewhere.add(hub.isWithheld()));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(elsewhere).containsExactly(false);
        assertThat(hub.isWithheld()).isFalse();
    }
}
