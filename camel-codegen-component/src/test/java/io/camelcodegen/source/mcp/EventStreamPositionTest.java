package io.camelcodegen.source.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamPositionTest {

    private final EventStreamPosition position = new EventStreamPosition();

    private void read(String text) {
        position.read(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void knowsTheIdOfTheLastEventHoweverLinesEnd(String end) {
        String events = String.join(end, "id: one", "data: x", "", "id:two", "retry: 700", "data: łódź", "", "");

        read(events);

        assertThat(position.lastId()).isEqualTo("two");
        assertThat(position.delay()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void doesNotMindWhereTheBuffersEnd() {
        "id: one\r\nretry: 700\r\ndata: x\r\n\r\n".chars().forEach(c -> read(Character.toString(c)));

        assertThat(position.lastId()).isEqualTo("one");
        assertThat(position.delay()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void leavesTheBufferToItsReader() {
        ByteBuffer buffer = ByteBuffer.wrap("id: one\n\n".getBytes(UTF_8)).asReadOnlyBuffer();

        position.read(buffer);

        assertThat(buffer.position()).isZero();
        assertThat(position.lastId()).isEqualTo("one");
    }

    @Test
    void anEventWithoutAnIdKeepsTheOneBefore() {
        read("id: one\n\n: still here\n\ndata: x\n\n");

        assertThat(position.lastId()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: x", "data: x\n", "id: two\n", ": still he"})
    void aStreamThatEndsWithinAnEventCannotGoOn(String cut) {
        read("id: one\n\n" + cut);

        assertThat(position.lastId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id\n\n", "id: \n\n", "id: \u0001\n\n", "id: łódź\n\n", "idx: one\n\n", "data: id: one\n\n"})
    void whatCannotBeSentBackIsNoId(String event) {
        read(event);

        assertThat(position.lastId()).isNull();
    }

    @Test
    void anEmptyIdTakesTheOneBeforeAway() {
        read("id: one\n\nid:\n\n");

        assertThat(position.lastId()).isNull();
    }

    @Test
    void anIdLongerThanAnyHeaderShouldBeIsNone() {
        read("id: " + "x".repeat(100_000) + "\ndata: x\n\n");

        assertThat(position.lastId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry:\n\n", "retry: -1\n\n", "retry: soon\n\n", "retry: 99999999999999999999\n\n"})
    void waitsASecondWhereTheServerNamesNoTime(String event) {
        read(event);

        assertThat(position.delay()).isEqualTo(Duration.ofSeconds(1));
    }
}
