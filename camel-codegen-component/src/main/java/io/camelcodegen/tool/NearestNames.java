package io.camelcodegen.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody who mistyped one probably meant. */
public final class NearestNames {

    /** A longer name is no name that somebody typed. */
    private static final int MAX_LENGTH = 100;

    private static final int CONTAINED = 1;
    private static final int SHORTEST_PART = 4;

    private NearestNames() {}

    private record Scored(String name, int distance) {}

    /**
     * The nearest names, best first, none that is far off. Case, {@code _} and {@code -} do not count; a name that holds
     * the wanted one whole is near, as people forget prefixes more than they mistype.
     */
    public static List<String> of(String wanted, Collection<String> names, int limit) {
        if (wanted.length() > MAX_LENGTH) {
            return List.of();
        }
        String plain = plain(wanted);
        int farthest = Math.max(1, plain.length() / 3);
        return names.stream()
                .filter(name -> name.length() <= MAX_LENGTH)
                .map(name -> new Scored(name, distance(plain, plain(name))))
                .filter(scored -> scored.distance() <= farthest)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .limit(limit)
                .map(Scored::name)
                .toList();
    }

    /** {@code ; did you mean 'x'?}, or nothing. */
    public static String hint(String wanted, Collection<String> names) {
        List<String> nearest = of(wanted, names, 1);
        return nearest.isEmpty() ? "" : "; did you mean '" + nearest.get(0) + "'?";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Single-character edits from one to the other (Levenshtein), or less where one holds the other. */
    private static int distance(String wanted, String name) {
        if (wanted.equals(name)) {
            return 0;
        }
        if (wanted.length() >= SHORTEST_PART && name.contains(wanted)) {
            return CONTAINED;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[name.length()];
    }
}
