package io.camelcodegen.tool;

/**
 * The name of a tool, {@code {source}__{tool}}, e.g. {@code github__repos_list_for_user}.
 *
 * @param source the source's name, {@code [A-Za-z][A-Za-z0-9-]*(_[A-Za-z0-9-]+)*}; never holds {@code __}
 * @param tool the tool's part, only {@code [A-Za-z0-9_]}
 */
public record ToolName(String source, String tool) implements Comparable<ToolName> {

    public static final String SEPARATOR = "__";

    private static final String SOURCE_PATTERN = "[A-Za-z][A-Za-z0-9-]*(_[A-Za-z0-9-]+)*";

    public ToolName {
        if (!isSourceName(source)) {
            throw new IllegalArgumentException("not a source name: '" + source + "', must match " + SOURCE_PATTERN);
        }
        if (!isToolName(tool)) {
            throw new IllegalArgumentException("not a tool name: '" + tool + "', must match [A-Za-z0-9_]+");
        }
    }

    /** By hand: a source may have a thousand tools, and regular expressions are slow in a JVM that has just started. */
    public static boolean isSourceName(String name) {
        boolean mayEnd = false; // not with nothing, and not with _
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!isLetter && (i == 0 || c != '-' && !isWordCharacter(c) || c == '_' && !mayEnd)) {
                return false;
            }
            mayEnd = c != '_';
        }
        return mayEnd;
    }

    private static boolean isToolName(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            if (!isWordCharacter(name.charAt(i))) {
                return false;
            }
        }
        return length > 0;
    }

    private static boolean isWordCharacter(int c) {
        return c >= 'a' && c <= 'z' || c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** The name of a tool that its source spells {@code wireName}: every other character has become {@code _}. */
    public static ToolName of(String source, String wireName) {
        return new ToolName(source, normalize(wireName));
    }

    /** {@code wireName} with every character (code point) outside {@code [A-Za-z0-9_]} replaced by {@code _}. */
    public static String normalize(String wireName) {
        StringBuilder name = new StringBuilder(wireName.length());
        int c;
        for (int i = 0; i < wireName.length(); i += Character.charCount(c)) {
            c = wireName.codePointAt(i);
            name.append(isWordCharacter(c) ? (char) c : '_');
        }
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
        return source.concat(SEPARATOR).concat(tool); // + would set up method handles first
    }
}
