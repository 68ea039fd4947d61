package io.camelcodegen.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what a server says: it was given them, and some repeat them in their errors. Immutable. */
public final class Redaction {

    static final String SHOWN = "xxxxxx";
    /** Shorter ones are hardly secrets, and stand in any text. */
    private static final int MIN_LENGTH = 4;

    private final List<String> secrets;

    public Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= MIN_LENGTH)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed()) // one may hold another
                .toList();
    }

    /** The text with {@code xxxxxx} for each secret. */
    public String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, SHOWN);
        }
        return clean;
    }
}
