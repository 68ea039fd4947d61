package io.camelcodegen.auth.oauth2;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The URLs that tokens and secrets are sent to. */
public final class EndpointUrl {

    private EndpointUrl() {}

    /**
     * A URL that secrets may go to.
     *
     * @param allowHttp whether it may be unencrypted beyond this machine
     * @throws IllegalArgumentException saying what is wrong, without the URL
     */
    public static URI of(String text, boolean allowHttp) {
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw new IllegalArgumentException("must be a URL that starts with https://");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must hold neither user nor fragment");
        }
        if (scheme.equals("http") && !allowHttp && !isLoopback(uri)) {
            throw new IllegalArgumentException("must start with https://, as secrets go there; 'allowHttp' lifts that");
        }
        return uri;
    }

    /** Whether the host is this machine, by its name or address alone. */
    public static boolean isLoopback(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
