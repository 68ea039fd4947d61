package io.camelcodegen.routes;

import io.camelcodegen.tool.ToolName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tools that a gateway shows to the outside: names, or beginnings of names with an asterisk. What no pattern names
 * is not allowed. Immutable.
 */
final class AllowedTools {

    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern PATTERN_PART = Pattern.compile("[A-Za-z0-9_]*\\*|[A-Za-z0-9_]+");

    private final List<String> patterns;
    private final Set<String> sources = new TreeSet<>();

    private AllowedTools(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            sources.add(pattern.substring(0, pattern.indexOf(ToolName.SEPARATOR)));
        }
    }

    /**
     * Reads a list with commas.
     *
     * @throws IllegalArgumentException where a pattern has no source's name, or an asterisk that is not its end: a
     *     source that is configured later must not be exposed by a pattern written earlier
     */
    static AllowedTools parse(String list) {
        List<String> patterns = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            String pattern = item.strip();
            if (pattern.isEmpty()) {
                continue;
            }
            if (!hasForm(pattern, PATTERN_PART)) {
                throw new IllegalArgumentException("allow: '" + pattern + "' is not a pattern of tool names: write a"
                        + " name such as github__repos_get, or github__repos_* for all that begin so");
            }
            patterns.add(pattern);
        }
        return new AllowedTools(patterns);
    }

    /** The sources that have allowed tools, sorted. */
    Set<String> sources() {
        return sources;
    }

    /** Whether this is a whole tool name, spelled as in the catalogue, that a pattern names. */
    boolean contains(String name) {
        return hasForm(name, NAME_PART) && patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private static boolean hasForm(String name, Pattern tool) {
        int separator = name.indexOf(ToolName.SEPARATOR);
        return separator > 0
                && ToolName.isSourceName(name.substring(0, separator))
                && tool.matcher(name.substring(separator + ToolName.SEPARATOR.length()))
                        .matches();
    }
}
