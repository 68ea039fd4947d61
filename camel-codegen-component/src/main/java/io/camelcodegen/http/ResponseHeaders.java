package io.camelcodegen.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The header fields of a response as {@link HttpResponse} has them. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /**
     * Names in lower case, in the order they came.
     *
     * @param decoded whether the body no longer is what Content-Encoding and Content-Length say
     */
    static Map<String, List<String>> of(MultiMap received, boolean decoded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        received.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (!decoded || !key.equals("content-encoding") && !key.equals("content-length")) {
                List<String> first = headers.putIfAbsent(key, List.of(value));
                if (first != null) { // another line of this name
                    List<String> all = new ArrayList<>(first);
                    all.add(value);
                    headers.put(key, List.copyOf(all));
                }
            }
        });
        return Collections.unmodifiableMap(headers);
    }
}
