package io.camelcodegen.cli.command;

import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.tool.Tool;

/** A tool in a list: its name, and what it says of itself, on one line. */
final class ToolRow {

    private static final String PARAGRAPH = "\n\n";

    private ToolRow() {}

    static Lines.Row of(Tool tool) {
        return new Lines.Row(tool.toString(), (tool.deprecated() ? "(deprecated) " : "") + text(tool.description()));
    }

    /** The first paragraph is a title, most of the time, and has no full stop. */
    private static String text(String description) {
        int end = description.indexOf(PARAGRAPH);
        if (end < 0) {
            return description;
        }
        String title = description.substring(0, end).strip();
        boolean open = !title.isEmpty() && Character.isLetterOrDigit(title.charAt(title.length() - 1));
        return title + (open ? ". " : " ") + description.substring(end).strip();
    }
}
