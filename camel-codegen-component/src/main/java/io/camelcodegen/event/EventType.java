package io.camelcodegen.event;

/** The kinds of {@link CodegenEvent}. */
public enum EventType {
    RUNTIME_INIT("runtime:init"),
    DISCOVERY_START("discovery:start"),
    DISCOVERY_COMPLETE("discovery:complete"),
    DISCOVERY_ERROR("discovery:error"),
    DISCOVERY_DRIFT("discovery:drift"),
    CALL_START("call:start"),
    CALL_SUCCESS("call:success"),
    CALL_ERROR("call:error"),
    CALL_RETRY("call:retry"),
    CALL_PROGRESS("call:progress"),
    AUTH_RESOLVE("auth:resolve"),
    AUTH_REFRESH("auth:refresh"),
    AUTH_ERROR("auth:error"),
    CONNECTION_OPEN("connection:open"),
    CONNECTION_CLOSE("connection:close"),
    CONNECTION_ERROR("connection:error"),
    TRANSPORT_SEND("transport:send"),
    TRANSPORT_RECEIVE("transport:receive");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** As users write it: {@code call:retry}. */
    @Override
    public String toString() {
        return text;
    }
}
