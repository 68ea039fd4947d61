package io.camelcodegen.source.mcp;

import java.net.URI;

/**
 * The URL of a server in the two parts the SDK wants apart.
 *
 * @param base scheme and authority
 * @param path with the query
 */
record HttpEndpoint(String base, String path) {

    /** @throws IllegalArgumentException saying what is wrong, without the URL, which may hold a secret */
    static HttpEndpoint of(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
        String scheme = uri.getScheme();
        if (scheme == null || !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("must start with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not hold user or password; use 'auth'");
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new HttpEndpoint(scheme + "://" + uri.getRawAuthority(), path + query);
    }
}
