package io.camelcodegen.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param method as it goes on the wire
 * @param url absolute, http or https; sent exactly as it stands, without any further encoding
 * @param headers in order, without credentials; the client sets Host, Content-Length and the other fields that steer the
 *     connection, which may not be among these, and Accept-Encoding unless it is
 * @param body null for none
 * @param credentials added to this request and to redirects within its origin, dropped at any other
 * @param timeout from connecting to the last byte of the response, redirects included
 * @param maxResponseBytes of the decoded body
 * @param addresses which addresses the host's name may have
 * @param confidential whether the body holds secrets: a redirect that would take it to another origin is not followed
 */
public record HttpRequest(
        String method,
        HttpUrl url,
        List<Header> headers,
        @Nullable HttpBody body,
        Credentials credentials,
        Duration timeout,
        long maxResponseBytes,
        Addresses addresses,
        boolean confidential) {

    public HttpRequest {
        headers = List.copyOf(headers);
    }

    /** A request whose body, if any, holds no secrets of ours. */
    public HttpRequest(
            String method,
            URI uri,
            List<Header> headers,
            @Nullable HttpBody body,
            Credentials credentials,
            Duration timeout,
            long maxResponseBytes,
            Addresses addresses) {
        this(method, HttpUrl.of(uri), headers, body, credentials, timeout, maxResponseBytes, addresses, false);
    }

    /** The parts of its URL. */
    public URI uri() {
        return url.uri();
    }

    /** One header line. The value holds no CR, LF or NUL. */
    public record Header(String name, String value) {}

    /** Which addresses may be connected to. */
    public enum Addresses {
        /** Any: the configuration named the host. */
        ANY,
        /**
         * No loopback, private, link-local, multicast or otherwise special address, in whatever spelling: the host
         * comes from a fetched document. The address that was checked is the one connected to.
         */
        PUBLIC
    }
}
