package io.camelcodegen.event;

/** Takes events to whoever listens. Thread-safe; never blocks for long and never throws. */
public interface EventSink {

    /** For when nobody can listen. */
    EventSink NONE = new EventSink() {
        @Override
        public boolean isEnabled(EventType type) {
            return false;
        }

        @Override
        public void emit(CodegenEvent event) {}
    };

    /** Whether anybody listens: ask before an event is made, so that without listeners it costs nothing. */
    boolean isEnabled(EventType type);

    void emit(CodegenEvent event);
}
