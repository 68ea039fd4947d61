package io.camelcodegen.http;

import java.net.URI;

/**
 * URLs fit to be shown: without userinfo, query and fragment, the parts that may hold a secret. Every URL in an error, a
 * log line or a result goes through here.
 */
public final class SafeUri {

    private SafeUri() {}

    /** The URI without its userinfo, query and fragment. */
    public static URI of(URI uri) {
        return needsStripping(uri) ? URI.create(text(uri.toString())) : uri;
    }

    /** The same for text that need not be a URI at all; never fails. */
    public static String text(String url) {
        int end = url.length();
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        int authority = url.indexOf("//");
        if (authority < 0 || authority + 2 > end) {
            return url.substring(0, end);
        }
        int path = url.indexOf('/', authority + 2);
        int authorityEnd = path < 0 || path > end ? end : path;
        int userinfo = url.lastIndexOf('@', authorityEnd - 1);
        return userinfo < authority + 2
                ? url.substring(0, end)
                : url.substring(0, authority + 2) + url.substring(userinfo + 1, end);
    }

    private static boolean needsStripping(URI uri) {
        String authority = uri.getRawAuthority();
        return uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || authority != null && authority.indexOf('@') >= 0;
    }
}
