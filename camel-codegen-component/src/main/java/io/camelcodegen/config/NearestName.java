package io.camelcodegen.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant. */
final class NearestName {

    private NearestName() {}

    /** The candidate that differs from {@code wanted} in case or a few letters, or holds it whole. */
    static Optional<String> of(String wanted, Collection<String> candidates) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.length() > 60) {
            return Optional.empty(); // no key is that long
        }
        String best = null;
        int least = 1 + Math.max(1, lower.length() / 3);
        for (String candidate : candidates) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code ; did you mean 'x'?}, or nothing. */
    static String hint(String wanted, Collection<String> candidates) {
        return of(wanted, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String wanted, String candidate) {
        if (wanted.length() >= 4 && candidate.contains(wanted)) {
            return wanted.equals(candidate) ? 0 : 1;
        }
        int[] row = new int[candidate.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = diagonal + (wanted.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[candidate.length()];
    }
}
