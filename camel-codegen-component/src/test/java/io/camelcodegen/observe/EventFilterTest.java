package io.camelcodegen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import org.junit.jupiter.api.Test;

class EventFilterTest {

    @Test
    void nothingSaidIsEverything() {
        EventFilter filter = EventFilter.of(null, " ");

        assertThat(filter.types()).containsExactlyInAnyOrder(EventType.values());
        assertThat(filter.accepts(CodegenEvent.of(EventType.AUTH_ERROR, "any"))).isTrue();
    }

    @Test
    void typesAreNamedOneByOneOrByTheirBeginning() {
        assertThat(EventFilter.of("call:error, discovery:*", null).types())
                .containsExactlyInAnyOrder(
                        EventType.CALL_ERROR,
                        EventType.DISCOVERY_START,
                        EventType.DISCOVERY_COMPLETE,
                        EventType.DISCOVERY_ERROR,
                        EventType.DISCOVERY_DRIFT);
        assertThat(EventFilter.of("*", null).types()).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void onlyEventsOfTheSourcesNamedAreAccepted() {
        EventFilter filter = EventFilter.of("call:*", "shop,files");

        assertThat(filter.accepts(CodegenEvent.of(EventType.CALL_START, "files")))
                .isTrue();
        assertThat(filter.accepts(CodegenEvent.of(EventType.CALL_START, "other")))
                .isFalse();
        assertThat(filter.accepts(CodegenEvent.of(EventType.AUTH_ERROR, "files")))
                .isFalse();
    }

    @Test
    void typeThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> EventFilter.of("call:eror", null))
                .hasMessageContaining("there is no event 'call:eror'")
                .hasMessageContaining("call:error, call:retry");
    }
}
