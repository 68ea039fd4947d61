package io.camelcodegen.source.openapi;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a document is: a file path, or a {@code file:}, {@code classpath:}, {@code http:} or {@code https:} URI.
 *
 * @param text as configured
 * @param scheme lower case; {@code file} for a plain path
 */
record DocumentLocation(String text, String scheme) {

    static DocumentLocation of(String text) {
        int colon = text.indexOf(':');
        boolean isPath = colon < 2 || text.lastIndexOf('/', colon) >= 0; // C:\api.json is a path, too
        return new DocumentLocation(
                text, isPath ? "file" : text.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    boolean isFile() {
        return scheme.equals("file");
    }

    /** Whether it is a path that begins with neither a slash nor a drive: a resource could have that name. */
    boolean isRelative() {
        return isFile() && text.indexOf(':') < 0 && !text.startsWith("/") && !text.startsWith("\\");
    }

    boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** The file, absolute; null where it is none, or no path of this platform. */
    @Nullable
    Path path() {
        if (!isFile()) {
            return null;
        }
        try {
            if (text.startsWith("file:/")) {
                return Path.of(URI.create(text)).toAbsolutePath();
            }
            String path = text.startsWith("file:") ? text.substring("file:".length()) : text;
            return Path.of(path).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) { // unescaped space, file://host/…
            return Path.of(text.substring("file:".length())).toAbsolutePath();
        }
    }

    /** The same place, seen from a directory: a relative path becomes an absolute one; null changes nothing. */
    String seenFrom(@Nullable Path directory) {
        if (directory == null || !isFile() || text.startsWith("file:/")) {
            return text;
        }
        try {
            return directory
                    .resolve(text.startsWith("file:") ? text.substring("file:".length()) : text)
                    .toString();
        } catch (InvalidPathException e) {
            return text; // told of when it is read
        }
    }

    /** Without user info and query, which may hold credentials. */
    String shown() {
        if (!isHttp()) {
            return text;
        }
        int query = text.indexOf('?');
        String shown = query < 0 ? text : text.substring(0, query) + "?…";
        int authority = shown.indexOf("://") + 3;
        int slash = shown.indexOf('/', authority);
        int at = shown.lastIndexOf('@', slash < 0 ? shown.length() : slash);
        return at < authority || authority < 3 ? shown : shown.substring(0, authority) + shown.substring(at + 1);
    }
}
