package io.camelcodegen.auth.oauth2;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where metadata stands (RFC 8615), in the order that MCP's authorization asks for. */
final class WellKnown {

    private static final String PREFIX = "/.well-known/";

    private WellKnown() {}

    /** RFC 9728, section 3.1: with the resource's path, then without. */
    static List<URI> ofResource(URI resource) {
        Set<URI> places = new LinkedHashSet<>();
        places.add(inserted(resource, "oauth-protected-resource"));
        places.add(URI.create(root(resource) + PREFIX + "oauth-protected-resource"));
        return List.copyOf(places);
    }

    /** RFC 8414, section 3.1 and 5; OpenID Connect Discovery, section 4. */
    static List<URI> ofServer(URI issuer) {
        Set<URI> places = new LinkedHashSet<>();
        places.add(inserted(issuer, "oauth-authorization-server"));
        places.add(inserted(issuer, "openid-configuration"));
        places.add(URI.create(root(issuer) + path(issuer) + PREFIX + "openid-configuration"));
        return List.copyOf(places);
    }

    /** RFC 8414, section 3.3, but for a slash at the end, which servers are not careful with. */
    static boolean isSame(String issuer, URI expected) {
        return issuer.replaceFirst("/$", "").equals(expected.toString().replaceFirst("/$", ""));
    }

    /** Scheme and authority. */
    static String root(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static URI inserted(URI uri, String name) {
        return URI.create(root(uri) + PREFIX + name + path(uri));
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/$", "");
    }
}
