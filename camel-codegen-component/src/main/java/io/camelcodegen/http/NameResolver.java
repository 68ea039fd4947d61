package io.camelcodegen.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name; may block. The JVM's unless a test says otherwise. */
@FunctionalInterface
interface NameResolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
}
