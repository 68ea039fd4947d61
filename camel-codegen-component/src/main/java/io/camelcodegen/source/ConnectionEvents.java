package io.camelcodegen.source;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.ConnectionListener;
import java.util.Map;

/**
 * Makes events of what happens to the connections of a source.
 *
 * @param source the source's name
 */
public record ConnectionEvents(String source, EventSink events) implements ConnectionListener {

    @Override
    public void opened(String where) {
        emit(EventType.CONNECTION_OPEN, where);
    }

    @Override
    public void closed(String where) {
        emit(EventType.CONNECTION_CLOSE, where);
    }

    @Override
    public void failed(String where, CodegenException failure) {
        if (events.isEnabled(EventType.CONNECTION_ERROR)) {
            events.emit(event(EventType.CONNECTION_ERROR, where).withFailure(failure));
        }
    }

    private void emit(EventType type, String where) {
        if (events.isEnabled(type)) {
            events.emit(event(type, where));
        }
    }

    private CodegenEvent event(EventType type, String where) {
        return CodegenEvent.of(type, source).withDetails(Map.of("where", where));
    }
}
