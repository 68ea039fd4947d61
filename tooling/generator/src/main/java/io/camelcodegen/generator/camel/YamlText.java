package io.camelcodegen.generator.camel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.camelcodegen.generator.text.PlainText;

/** Text within a YAML file that Camel loads. */
final class YamlText {

    private YamlText() {}

    /** The text on one line, its paragraphs as sentences. */
    static String oneLine(String text, int maxCodePoints) {
        return PlainText.block(text, maxCodePoints)
                .replaceAll("(?<=[\\p{L}\\p{N})])\\n\\n", ". ")
                .replaceAll("\\s+", " ");
    }

    /** In double quotes, on one line: a JSON string, which is one of YAML as well (YAML 1.2.2, section 1.3). */
    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** In single quotes, for text with many double ones; one line, no control characters. */
    static String singleQuoted(String line) {
        return "'" + line.replace("'", "''") + "'";
    }

    /** Without two braces in a row, so that Camel's placeholders are not looked for in it. */
    static String withoutPlaceholders(String text) {
        return text.replaceAll("\\{(?=\\{)", "{ ").replaceAll("}(?=})", "} ");
    }

    /**
     * The value of an option in the {@code parameters} of an endpoint. Camel's YAML DSL joins them to a URI as they are, so
     * that {@code &} would begin another option: {@code RAW(…)} keeps what stands within, up to {@code )&}.
     */
    static String option(String line) {
        return quoted("RAW(" + withoutPlaceholders(line).replace(")&", ") &") + ")");
    }
}
