package io.camelcodegen.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Gives every operation of a source a distinct name, the same one in whatever order the operations are listed.
 * Operations that would share a name all get their distinguishing part appended, so that none of them silently means
 * another after the document is reordered.
 */
public final class ToolNaming {

    private ToolNaming() {}

    /**
     * An operation that needs a name.
     *
     * @param wireName the source's own spelling
     * @param distinction what tells it from another of the same spelling, e.g. {@code get /users/{id}}; unique in the
     *     source together with the wire name
     */
    public record Candidate(String wireName, String distinction) {

        /** Written out, as is {@link #hashCode}: what a record has of itself is slow when it is first used. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Candidate candidate
                    && wireName.equals(candidate.wireName)
                    && distinction.equals(candidate.distinction);
        }

        @Override
        public int hashCode() {
            return 31 * wireName.hashCode() + distinction.hashCode();
        }
    }

    /** The candidates with their names, in the given order. Duplicate candidates count once. */
    public static Map<Candidate, ToolName> assign(String source, Collection<Candidate> candidates) {
        Map<Candidate, ToolName> names = new LinkedHashMap<>(candidates.size() * 2);
        Map<String, Integer> sharers = new HashMap<>(candidates.size() * 2);
        for (Candidate candidate : candidates) {
            ToolName name = ToolName.of(source, candidate.wireName());
            if (names.put(candidate, name) == null) {
                Integer before = sharers.put(name.tool(), 1);
                if (before != null) {
                    sharers.put(name.tool(), before + 1);
                }
            }
        }
        if (sharers.size() < names.size()) {
            tellSharersApart(source, sharers, names);
        }
        return names;
    }

    private static void tellSharersApart(String source, Map<String, Integer> sharers, Map<Candidate, ToolName> names) {
        Map<String, Integer> uses = new HashMap<>(); // of all, as two groups may arrive at one longer name
        Map<String, List<Candidate>> shared = new TreeMap<>();
        names.forEach((candidate, name) -> {
            boolean alone = sharers.getOrDefault(name.tool(), 0) == 1;
            uses.merge(alone ? name.tool() : longName(name.tool(), candidate), 1, Integer::sum);
            if (!alone) {
                shared.computeIfAbsent(name.tool(), n -> new ArrayList<>()).add(candidate);
            }
        });
        shared.forEach((name, candidates) -> tellApart(source, name, candidates, uses, names));
    }

    private static void tellApart(
            String source,
            String name,
            List<Candidate> sharers,
            Map<String, Integer> uses,
            Map<Candidate, ToolName> names) {
        for (Candidate candidate : sharers) {
            String distinct = longName(name, candidate);
            if (uses.getOrDefault(distinct, 0) > 1) {
                do {
                    distinct += "_" + hash(candidate);
                } while (uses.containsKey(distinct));
            }
            names.put(candidate, new ToolName(source, distinct));
            LoggerFactory.getLogger(ToolNaming.class)
                    .warn(
                            "{} operations of source '{}' would be named {}: '{}' ({}) becomes {}",
                            sharers.size(),
                            source,
                            name,
                            printable(candidate.wireName()),
                            printable(candidate.distinction()),
                            distinct);
        }
    }

    private static String longName(String name, Candidate candidate) {
        return name + "_" + ToolName.normalize(candidate.distinction()).replaceAll("_+", "_");
    }

    private static String hash(Candidate candidate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((candidate.wireName() + '\n' + candidate.distinction()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    /** Untrusted text, without what could forge log lines. */
    private static String printable(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= 200 ? oneLine : oneLine.substring(0, 200) + "…";
    }
}
