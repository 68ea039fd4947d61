package io.camelcodegen.source.openapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code $ref}, taken apart (RFC 3986, RFC 6901).
 *
 * @param file what stands before {@code #}, percent-decoded; empty for the same document
 * @param pointer the reference tokens after {@code #}, unescaped; null where the fragment is no JSON pointer
 */
record Reference(String file, @Nullable List<String> pointer) {

    static Reference of(String ref) {
        int hash = ref.indexOf('#');
        String file = hash < 0 ? ref : ref.substring(0, hash);
        String fragment = hash < 0 ? "" : percentDecode(ref.substring(hash + 1));
        return new Reference(percentDecode(file), tokens(fragment));
    }

    /** Whether the text begins with a URI scheme, {@code file:} or {@code https:} for instance, or with a host. */
    static boolean leavesTheTree(String file) {
        if (file.startsWith("/") || file.startsWith("\\")) {
            return true;
        }
        int colon = file.indexOf(':');
        int slash = file.indexOf('/');
        return colon > 0 && (slash < 0 || colon < slash);
    }

    /**
     * {@code ref}, found in the document {@code file}, as the root document would spell it.
     *
     * @param root the root document's own file name: one target must not have two spellings
     */
    static String rebase(String ref, String file, String root) {
        if (file.isEmpty()) {
            return ref;
        }
        int hash = ref.indexOf('#');
        String target = hash < 0 ? ref : ref.substring(0, hash);
        String fragment = hash < 0 ? "" : ref.substring(hash);
        if (target.isEmpty()) {
            return percentEncode(file) + fragment;
        }
        if (leavesTheTree(target)) {
            return ref;
        }
        int slash = file.lastIndexOf('/');
        String path = normalize(file.substring(0, slash + 1) + percentDecode(target));
        return path.equals(root) ? (fragment.isEmpty() ? "#" : fragment) : percentEncode(path) + fragment;
    }

    /** {@code path} without {@code .} and {@code ..}; a {@code ..} that leads out of the tree stays. */
    static String normalize(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                kept.addLast(segment);
            }
        }
        return String.join("/", kept);
    }

    private static @Nullable List<String> tokens(String fragment) {
        if (fragment.isEmpty()) {
            return List.of();
        }
        if (fragment.charAt(0) != '/') {
            return null;
        }
        List<String> tokens = new ArrayList<>();
        int from = 1;
        while (from <= fragment.length()) {
            int slash = fragment.indexOf('/', from);
            int to = slash < 0 ? fragment.length() : slash;
            tokens.add(fragment.substring(from, to).replace("~1", "/").replace("~0", "~"));
            from = to + 1;
        }
        return tokens;
    }

    /** Anything that is no valid escape stays as it is: documents hold {@code %} unescaped, too. */
    private static String percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static String percentEncode(String file) {
        return file.replace("%", "%25").replace("#", "%23");
    }
}
