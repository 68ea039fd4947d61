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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every operation of a source a distinct name, the same one in whatever order the operations are listed.
 * Operations that would share a name all get their distinguishing part appended, so that none of them silently means
 * another after the document is reordered.
 */
public final class ToolNaming {

    private static final Logger LOG = LoggerFactory.getLogger(ToolNaming.class);

    private ToolNaming() {}

    /**
     * An operation that needs a name.
     *
     * @param wireName the source's own spelling
     * @param distinction what tells it from another of the same spelling, e.g. {@code get /users/{id}}; unique in the
     *     source together with the wire name
     */
    public record Candidate(String wireName, String distinction) {}

    /** The candidates with their names, in the given order. Duplicate candidates count once. */
    public static Map<Candidate, ToolName> assign(String source, Collection<Candidate> candidates) {
        Map<String, List<Candidate>> byName = new TreeMap<>();
        for (Candidate candidate : new java.util.LinkedHashSet<>(candidates)) {
            byName.computeIfAbsent(ToolName.normalize(candidate.wireName()), n -> new ArrayList<>())
                    .add(candidate);
        }
        Map<Candidate, ToolName> names = new LinkedHashMap<>();
        candidates.forEach(candidate -> names.put(candidate, ToolName.of(source, candidate.wireName())));
        Map<String, Integer> uses = new HashMap<>(); // of all, as two groups may arrive at one longer name
        byName.forEach((name, sharers) -> sharers.forEach(candidate ->
                uses.merge(sharers.size() == 1 ? name : longName(name, candidate), 1, Integer::sum)));
        byName.forEach((name, sharers) -> {
            if (sharers.size() > 1) {
                tellApart(source, name, sharers, uses, names);
            }
        });
        return names;
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
            LOG.warn(
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
