package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the requests that a call becomes when it is redirected; the first is the caller's own.
 *
 * @param origin of {@code url}
 * @param trusted whether every step so far stayed within the first one's origin, so that credentials may be sent
 */
record Step(
        String method,
        HttpUrl url,
        Origin origin,
        List<Header> headers,
        @Nullable HttpBody body,
        boolean trusted,
        Addresses addresses) {

    /**
     * The caller's own request.
     *
     * @param origin of its URL
     * @throws IllegalArgumentException where the method is not one that can be sent
     */
    static Step first(HttpRequest request, Origin origin) {
        if (!RequestHead.isToken(request.method()) || request.method().equals("CONNECT")) {
            throw new IllegalArgumentException("its method is not one that can be sent");
        }
        return new Step(
                request.method(), request.url(), origin, request.headers(), request.body(), true, request.addresses());
    }

    /**
     * Checks the addresses of the host before one of them is connected to.
     *
     * @throws CodegenException EXECUTION_FAILED where the policy does not allow one of them
     */
    void check(List<InetAddress> resolved) {
        if (addresses == Addresses.ANY) {
            return;
        }
        for (InetAddress address : resolved) {
            if (!PublicAddresses.isPublic(address)) {
                throw ToolErrors.executionFailed(
                        toString(),
                        "its host has the address " + address.getHostAddress()
                                + ", which is not public; neither a document nor a redirect may lead there: set 'baseUrl' to"
                                + " such a host, or 'allowServerFromDocument' to trust the document's servers",
                        Map.of());
            }
        }
    }

    /** How messages name it: method and URL without secrets. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
