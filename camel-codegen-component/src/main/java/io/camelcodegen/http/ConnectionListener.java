package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;

/** Told of the connections of one source. Called on I/O threads: must be quick, and neither block nor throw. */
public interface ConnectionListener {

    ConnectionListener NONE = new ConnectionListener() {};

    /** @param where the host and port, or whatever else names the other end without secrets */
    default void opened(String where) {}

    default void closed(String where) {}

    /** There is no connection, or there is none any more though it was wanted. */
    default void failed(String where, CodegenException failure) {}
}
