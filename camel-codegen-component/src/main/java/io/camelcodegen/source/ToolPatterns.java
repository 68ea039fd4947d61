package io.camelcodegen.source;

import io.camelcodegen.tool.Tool;
import java.util.List;
import org.apache.camel.util.AntPathMatcher;

/**
 * A choice of tools by name. A pattern is Ant-style: {@code *}, {@code ?}, and {@code **} across slashes; it is held
 * against a tool's name without its source, and against its wire name.
 *
 * @param include empty for all
 * @param exclude left out, also of those included
 */
public record ToolPatterns(List<String> include, List<String> exclude) {

    public static final ToolPatterns ALL = new ToolPatterns(List.of(), List.of());

    public ToolPatterns {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether the tool is one of those included, or nothing is said of which are. */
    public boolean includes(Tool tool) {
        return include.isEmpty() || matches(include, tool);
    }

    public boolean excludes(Tool tool) {
        return matches(exclude, tool);
    }

    private static boolean matches(List<String> patterns, Tool tool) {
        for (String pattern : patterns) {
            // the wire name may hold slashes (repos/list-for-user): there ** crosses them, as in Ant
            if (AntPathMatcher.INSTANCE.match(pattern, tool.name().tool())
                    || AntPathMatcher.INSTANCE.match(pattern, tool.wireName())) {
                return true;
            }
        }
        return false;
    }
}
