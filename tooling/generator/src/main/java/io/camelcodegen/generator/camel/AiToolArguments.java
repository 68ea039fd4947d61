package io.camelcodegen.generator.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.parameter.ToolParameter;
import io.camelcodegen.generator.parameter.ToolParameters;
import io.camelcodegen.tool.Tool;
import java.io.UncheckedIOException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code ai-tool:} endpoint says of a tool's arguments: {@code parameter.NAME} options where all of them are scalar
 * and can be given by their names, else their schema as {@code argSchema}. Nothing for a tool without any.
 */
final class AiToolArguments {

    private static final int DESCRIPTION_LENGTH = 200;
    private static final String INDENT = "        ";

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter())
                    .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()))
            .with(new InertStrings());

    private AiToolArguments() {}

    static String of(Tool tool) {
        ToolParameters parameters = ToolParameters.of(tool);
        if (parameters.isFlat() && parameters.list().stream().allMatch(AiToolArguments::isSimple)) {
            StringBuilder lines = new StringBuilder();
            parameters.list().forEach(parameter -> append(lines, parameter));
            return lines.toString();
        }
        ObjectNode schema = ToolParameters.schema(tool).deepCopy();
        schema.remove("$schema");
        return INDENT + "argSchema: " + YamlText.singleQuoted("RAW(" + write(schema) + ")") + "\n";
    }

    /** Whether {@code parameter.NAME} can say it all: a type, and values without commas. */
    private static boolean isSimple(ToolParameter parameter) {
        if (!parameter.isPlain() || parameter.scalarType() == null) {
            return false;
        }
        for (JsonNode value : parameter.schema().path("enum")) {
            String shown = values(value);
            if (shown == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String values(JsonNode constant) {
        boolean isPlain = constant.isTextual() && constant.textValue().matches("[\\w.:/ -]{1,100}");
        return isPlain ? constant.textValue() : null;
    }

    private static void append(StringBuilder lines, ToolParameter parameter) {
        String option = INDENT + "parameter." + parameter.name();
        lines.append(option).append(": ").append(parameter.scalarType()).append('\n');
        String said = YamlText.oneLine(parameter.description(), DESCRIPTION_LENGTH);
        if (!said.isEmpty()) {
            lines.append(option).append(".description: ").append(YamlText.option(said)).append('\n');
        }
        if (parameter.required()) {
            lines.append(option).append(".required: true\n");
        }
        StringJoiner values = new StringJoiner(",");
        parameter.schema().path("enum").forEach(value -> values.add(String.valueOf(values(value))));
        if (values.length() > 0) {
            lines.append(option).append(".enum: ").append(YamlText.quoted(values.toString())).append('\n');
        }
    }

    private static String write(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Escapes, within strings, what means something in an endpoint URI or to Camel's placeholders. */
    private static final class InertStrings extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            for (char special : "&+%#?=;{}()'".toCharArray()) {
                escapes[special] = ESCAPE_STANDARD;
            }
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
