package io.camelcodegen.generator.camel;

import io.camelcodegen.generator.parameter.ToolParameter;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.tool.Tool;
import java.util.List;

/**
 * What stands in comments above a generated route. No comment begins with text of a source: Camel JBang reads
 * {@code #//DEPS} in one as a dependency.
 */
final class ToolComment {

    private static final int SUMMARY_LENGTH = 200;
    private static final int PARAMETER_LENGTH = 120;
    private static final int NAME_LENGTH = 60;

    private ToolComment() {}

    /** What the tool does, in a sentence; its own name where the source says nothing. */
    static String summary(Tool tool) {
        String said = inert(PlainText.line(tool.description(), SUMMARY_LENGTH));
        return said.isEmpty() ? tool.toString() : said;
    }

    /** Without what looks like a placeholder, or like the borders of the zone that is its user's. */
    private static String inert(String line) {
        return YamlText.withoutPlaceholders(line).replace("user code", "user-code");
    }

    static String head(Tool tool) {
        String deprecated = tool.deprecated() ? "# The source calls it deprecated.\n" : "";
        return "# " + tool + ": " + summary(tool) + "\n" + deprecated;
    }

    /** A line for each, or one that says that there are none. */
    static String parameters(List<ToolParameter> parameters) {
        if (parameters.isEmpty()) {
            return "#   none\n";
        }
        StringBuilder lines = new StringBuilder();
        for (ToolParameter parameter : parameters) {
            lines.append("#   ")
                    .append(name(parameter))
                    .append(" (")
                    .append(parameter.type())
                    .append(parameter.required() ? ", required)" : ")");
            String said = inert(PlainText.line(parameter.description(), PARAMETER_LENGTH));
            lines.append(said.isEmpty() ? "" : " " + said).append('\n');
        }
        return lines.toString();
    }

    private static String name(ToolParameter parameter) {
        return parameter.isPlain()
                ? parameter.address()
                : YamlText.quoted(inert(PlainText.line(parameter.address(), NAME_LENGTH)));
    }
}
