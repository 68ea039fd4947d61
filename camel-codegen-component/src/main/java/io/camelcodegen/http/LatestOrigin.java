package io.camelcodegen.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The origin of the latest request, kept as nearly all requests of one source have the same. Thread-safe. */
final class LatestOrigin {

    private volatile @Nullable Known known;

    private record Known(String scheme, String authority, Origin origin) {}

    /** @throws IllegalArgumentException as {@link Origin#of} */
    Origin of(URI uri) {
        Known latest = known;
        String authority = uri.getRawAuthority();
        if (latest != null
                && latest.authority().equals(authority)
                && latest.scheme().equals(uri.getScheme())) {
            return latest.origin();
        }
        Origin origin = Origin.of(uri);
        if (authority != null) {
            known = new Known(uri.getScheme(), authority, origin);
        }
        return origin;
    }
}
