package io.camelcodegen.call;

/** How a source stands to what it connects to. */
public enum ConnectionState {
    /** No connection is open, and none is needed. */
    DISCONNECTED,
    /** A connection is being made. */
    CONNECTING,
    /** Connected, or it answered last time, be it with an error. */
    CONNECTED,
    /** It could not be reached, and is being tried again: no answer yet. */
    RECONNECTING,
    /** It could not be reached last time, or its process died. */
    FAILED
}
