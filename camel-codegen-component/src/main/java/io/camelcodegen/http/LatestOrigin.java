package io.camelcodegen.http;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The origin of the latest request and the addresses of its host, kept as nearly all requests of one source have the
 * same. Used on the event loop of one client only.
 */
final class LatestOrigin {

    private final HostAddresses hostAddresses;
    private String beginning = "";
    private @Nullable Origin origin;
    private HostAddresses.@Nullable Answer addresses;

    LatestOrigin(HostAddresses hostAddresses) {
        this.hostAddresses = hostAddresses;
    }

    /** @throws IllegalArgumentException as {@link Origin#of} */
    Origin of(HttpUrl url) {
        Origin latest = origin;
        if (latest != null && url.begins(beginning)) {
            return latest;
        }
        Origin fresh = Origin.of(url.uri());
        beginning = url.beginning();
        origin = fresh;
        addresses = null;
        return fresh;
    }

    /** The addresses of an origin's host, see {@link HostAddresses#of}; without a look-up for the latest origin. */
    CompletableFuture<List<InetAddress>> addresses(Origin wanted) {
        if (!wanted.equals(origin)) {
            return hostAddresses.of(wanted.host()).addresses();
        }
        HostAddresses.Answer known = addresses;
        if (known == null || !known.isUsable()) {
            known = hostAddresses.of(wanted.host());
            addresses = known;
        }
        return known.addresses();
    }
}
