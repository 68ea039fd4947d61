package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedResultTest {

    record Event(int id, OffsetDateTime at) {}

    private static final List<Map<String, Object>> EVENTS =
            List.of(Map.of("id", 7, "at", "2026-11-23T10:15:30+02:00", "new_member", true));

    @Test
    void becomesATypeWithParameters() {
        List<Event> events = TypedResult.of("s__t", EVENTS, new TypeReference<>() {});

        assertThat(events).containsExactly(new Event(7, OffsetDateTime.parse("2026-11-23T10:15:30+02:00")));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(TypedResult.of("s__t", null, new TypeReference<List<Event>>() {}))
                .isNull();
    }

    @Test
    void saysWhichTypeItDoesNotFit() {
        assertThatThrownBy(() -> TypedResult.of("s__t", "text", new TypeReference<List<Event>>() {}))
                .isInstanceOfSatisfying(CodegenException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(ErrorCode.SCHEMA_VALIDATION_FAILED);
                    assertThat(e.getMessage()).contains("s__t", "Event");
                });
    }
}
