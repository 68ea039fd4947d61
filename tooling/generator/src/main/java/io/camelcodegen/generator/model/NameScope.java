package io.camelcodegen.generator.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where identifiers must differ. One that is taken gets part of a hash appended: never a number, which would move. */
final class NameScope {

    private static final int HASH_DIGITS = 4;

    private final boolean sensitive;
    private final Set<String> taken = new HashSet<>();

    private NameScope(boolean sensitive) {
        this.sensitive = sensitive;
    }

    /** Names that differ in case are different. */
    static NameScope sensitive() {
        return new NameScope(true);
    }

    /** Names that become names of files: some file systems take those that differ in case for one. */
    static NameScope insensitive() {
        return new NameScope(false);
    }

    /** @return false where it is taken */
    boolean reserve(String name) {
        return taken.add(folded(name));
    }

    boolean isTaken(String name) {
        return taken.contains(folded(name));
    }

    private String folded(String name) {
        return sensitive ? name : name.toLowerCase(Locale.ROOT);
    }

    /** @param key what the name is for; decides on what is appended */
    String claim(String preferred, String key) {
        String name = preferred;
        for (int tries = 0; !reserve(name); tries++) { // two of one key are rare, but may be
            name = preferred + "_" + Identifiers.hash(tries == 0 ? key : key + '\n' + tries, HASH_DIGITS);
        }
        return name;
    }

    /**
     * Names for all, by their spelling. Of several that would share a name one that is spelled just so keeps it, so that
     * it is not renamed when another comes; order does not matter.
     */
    Map<String, String> claimAll(Collection<String> spellings, UnaryOperator<String> naming) {
        Map<String, String> preferred = new LinkedHashMap<>();
        spellings.forEach(spelling -> preferred.put(spelling, naming.apply(spelling)));
        List<String> inOrder = List.copyOf(preferred.keySet());
        if (new HashSet<>(preferred.values()).size() < preferred.size() || !sensitive) {
            inOrder = preferred.keySet().stream().sorted().toList();
        }
        Map<String, String> names = new LinkedHashMap<>(preferred);
        for (boolean exact : new boolean[] {true, false}) {
            for (String spelling : inOrder) {
                String name = preferred.getOrDefault(spelling, spelling);
                if (name.equals(spelling) == exact) {
                    names.put(spelling, claim(name, spelling));
                }
            }
        }
        return names;
    }
}
