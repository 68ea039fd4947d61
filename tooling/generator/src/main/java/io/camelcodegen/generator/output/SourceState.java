package io.camelcodegen.generator.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source's last generation. Text, a line for each file, in order: a version control system shows and
 * merges it well.
 *
 * @param key of what it was generated of; empty where it must be generated again
 * @param tools how many the source had
 * @param files hashes by path, see {@link ZonedText#hash()}
 * @param kept the same of files that are generated no longer, but hold user code
 * @param problems what could not be generated
 */
record SourceState(String key, int tools, Map<String, String> files, Map<String, String> kept, List<String> problems) {

    static final SourceState NONE = new SourceState("", 0, Map.of(), Map.of(), List.of());

    private static final String FORMAT = "format 1";
    private static final Pattern TOOLS = Pattern.compile("tools [0-9]{1,9}");
    private static final int MAX_PROBLEM = 2_000;

    SourceState {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        problems = problems.stream().map(SourceState::line).toList();
    }

    /** Text of a source may be among it. */
    private static String line(String problem) {
        String plain =
                problem.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return plain.length() <= MAX_PROBLEM ? plain : plain.substring(0, MAX_PROBLEM) + "…";
    }

    /** Of a file of either kind; null where there is none. */
    @Nullable
    String hash(String path) {
        String hash = files.get(path);
        return hash == null ? kept.get(path) : hash;
    }

    /** The files of both kinds. */
    Map<String, String> all() {
        if (kept.isEmpty()) {
            return files;
        }
        Map<String, String> all = new TreeMap<>(kept);
        all.putAll(files);
        return all;
    }

    String write(String source) {
        StringBuilder text = new StringBuilder("# What was generated of the source '")
                .append(source)
                .append("'. Commit it together with the files, or neither.\n")
                .append(FORMAT)
                .append("\nkey ")
                .append(key)
                .append("\ntools ")
                .append(tools)
                .append('\n');
        files.forEach((path, hash) ->
                text.append("file ").append(hash).append(' ').append(path).append('\n'));
        kept.forEach((path, hash) ->
                text.append("kept ").append(hash).append(' ').append(path).append('\n'));
        problems.forEach(problem -> text.append("problem ").append(problem).append('\n'));
        return text.toString();
    }

    /**
     * Reads what may be damaged, as after a merge: what can be understood of it counts, but then all is generated again.
     * Paths that no generator would have written are left out.
     */
    static SourceState read(String text) {
        String key = "";
        int tools = -1;
        boolean whole = false;
        Map<String, String> files = new HashMap<>();
        Map<String, String> kept = new HashMap<>();
        List<String> problems = new ArrayList<>();
        boolean odd = false;
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", 3);
            boolean isFile = parts.length == 3 && PathClaims.problem(parts[2]) == null;
            if (line.equals(FORMAT)) {
                whole = true;
            } else if (parts[0].equals("file") && isFile) {
                files.put(parts[2], parts[1]);
            } else if (parts[0].equals("kept") && isFile) {
                kept.put(parts[2], parts[1]);
            } else if (parts[0].equals("problem")) {
                problems.add(line.substring("problem".length()).strip());
            } else if (tools < 0 && TOOLS.matcher(line).matches()) {
                tools = Integer.parseInt(parts[1]);
            } else if (parts[0].equals("key") && parts.length <= 2 && key.isEmpty()) {
                key = parts.length == 2 ? parts[1] : "";
            } else {
                odd |= !line.startsWith("#");
            }
        }
        return new SourceState(whole && !odd && tools >= 0 ? key : "", Math.max(tools, 0), files, kept, problems);
    }
}
