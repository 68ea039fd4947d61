package io.camelcodegen.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names definitions by the last part of what refers to them. */
final class DefinitionName {

    private static final int MAX_LENGTH = 100;

    private DefinitionName() {}

    /** @param taken gets the name added */
    static String of(String ref, Set<String> taken) {
        String last = ref.substring(Math.max(ref.lastIndexOf('/'), ref.lastIndexOf('#')) + 1);
        String safe = JsonPointers.unescape(decode(last)).replaceAll("[^A-Za-z0-9._-]", "_");
        String name = safe.isEmpty() ? "root" : safe.substring(0, Math.min(safe.length(), MAX_LENGTH));
        String distinct = name;
        for (int n = 2; !taken.add(distinct); n++) {
            distinct = name + "_" + n;
        }
        return distinct;
    }

    /** Percent-decoded; as it is where it cannot be. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
