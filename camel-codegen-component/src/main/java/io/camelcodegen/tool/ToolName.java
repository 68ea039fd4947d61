package io.camelcodegen.tool;

import java.util.regex.Pattern;

/**
 * The name of a tool, {@code {source}__{tool}}, e.g. {@code github__repos_list_for_user}.
 *
 * @param source the source's name, {@code [A-Za-z][A-Za-z0-9-]*(_[A-Za-z0-9-]+)*}; never holds {@code __}
 * @param tool the tool's part, only {@code [A-Za-z0-9_]}
 */
public record ToolName(String source, String tool) implements Comparable<ToolName> {

    public static final String SEPARATOR = "__";

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(_[A-Za-z0-9-]+)*");
    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_]+");

    public ToolName {
        if (!isSourceName(source)) {
            throw new IllegalArgumentException("not a source name: '" + source + "', must match " + SOURCE);
        }
        if (!TOOL.matcher(tool).matches()) {
            throw new IllegalArgumentException("not a tool name: '" + tool + "', must match " + TOOL);
        }
    }

    public static boolean isSourceName(String name) {
        return SOURCE.matcher(name).matches();
    }

    /** The name of a tool that its source spells {@code wireName}: every other character has become {@code _}. */
    public static ToolName of(String source, String wireName) {
        return new ToolName(source, normalize(wireName));
    }

    /** {@code wireName} with every character (code point) outside {@code [A-Za-z0-9_]} replaced by {@code _}. */
    public static String normalize(String wireName) {
        StringBuilder name = new StringBuilder(wireName.length());
        wireName.codePoints()
                .forEach(c -> name.append(
                        c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? (char) c : '_'));
        return name.isEmpty() ? "_" : name.toString();
    }

    @Override
    public int compareTo(ToolName other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : tool.compareTo(other.tool);
    }

    /** The whole name as it stands in an endpoint URI. */
    @Override
    public String toString() {
        return source + SEPARATOR + tool;
    }
}
