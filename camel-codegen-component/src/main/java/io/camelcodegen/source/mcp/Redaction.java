package io.camelcodegen.source.mcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what a server says: it was given them, and some repeat them in their errors. */
final class Redaction {

    static final Redaction NONE = new Redaction(List.of());

    private static final String SHOWN = "xxxxxx";
    /** Shorter ones are hardly secrets, and would be found in any text. */
    private static final int MIN_LENGTH = 5;

    private final List<String> secrets;

    Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= MIN_LENGTH)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed()) // one may hold another
                .toList();
    }

    String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, SHOWN);
        }
        return clean;
    }
}
