package io.camelcodegen.generator.camel;

import io.camelcodegen.generator.parameter.ToolParameter;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.tool.Tool;
import java.util.List;

/**
 * What stands in comments above a generated route. No line of them begins with text of a source: it could be
 * {@code //DEPS}, which Camel JBang reads as a dependency, or the border of the zone that is the user's.
 */
final class ToolComment {

    private static final int SUMMARY_LENGTH = 200;
    private static final int PARAMETER_LENGTH = 120;
    private static final int NAME_LENGTH = 60;

    private ToolComment() {}

    /** What the tool does, in a sentence; its own name where the source says nothing. */
    static String summary(Tool tool) {
        String said = YamlText.withoutPlaceholders(PlainText.line(tool.description(), SUMMARY_LENGTH));
        return said.isEmpty() ? tool.toString() : said;
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
            String said = PlainText.line(parameter.description(), PARAMETER_LENGTH);
            lines.append(said.isEmpty() ? "" : " " + said).append('\n');
        }
        return lines.toString();
    }

    private static String name(ToolParameter parameter) {
        return parameter.isPlain()
                ? parameter.address()
                : YamlText.quoted(PlainText.line(parameter.address(), NAME_LENGTH));
    }
}
