package io.camelcodegen.generator.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.parameter.ToolParameter;
import io.camelcodegen.generator.parameter.ToolParameters;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.Tool;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A kamelet for each tool, {@code {source}-{tool}-action.kamelet.yaml}. Its scalar parameters are properties,
 * {@code param.NAME} as on the {@code codegen:} endpoint; the body gives all others. Required ones of them are required.
 *
 * <p>Names have that prefix because Camel looks for a property that is not set in the environment, too: one called
 * {@code path} would send the variable {@code PATH}. Defaults are told, but not set: a property that is set wins over the
 * body.
 */
public final class KameletWriter implements SourceWriter {

    private static final int DESCRIPTION_LENGTH = 500;
    private static final int TITLE_LENGTH = 80;
    private static final int PROPERTY_LENGTH = 200;
    private static final int LONGEST_DEFAULT = 60;
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passphrase|secret|credential|api_?key|private_?key|(^|_)token)");

    @Override
    public List<String> write(SourceTools source, Consumer<GeneratedFile> files) {
        return ToolFiles.each(source, tool -> {
            String name = KameletName.of(tool);
            files.accept(new GeneratedFile(name + ".kamelet.yaml", kamelet(tool, name)));
        });
    }

    private static String kamelet(Tool tool, String name) {
        List<ToolParameter> all = ToolParameters.of(tool).list();
        List<ToolParameter> properties =
                all.stream().filter(KameletWriter::isProperty).toList();
        List<ToolParameter> others =
                all.stream().filter(parameter -> !isProperty(parameter)).toList();
        return ToolComment.head(tool)
                + """
                # Generated. Its properties give parameters; the body, a Map or JSON, gives these, and becomes the result:
                """
                + ToolComment.parameters(others)
                + """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: %s
                  labels:
                    camel.apache.org/kamelet.type: action
                spec:
                  definition:
                    title: %s
                    description: %s
                    type: object
                """.formatted(name, text(ToolComment.summary(tool), TITLE_LENGTH), text(description(tool), DESCRIPTION_LENGTH))
                + definition(properties)
                + """
                  dependencies:
                    - mvn:io.camelcodegen:camel-codegen-component
                    - camel:kamelet
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - to:
                            uri: codegen:%s
                """.formatted(tool)
                + options(properties);
    }

    private static boolean isProperty(ToolParameter parameter) {
        return parameter.flat() && parameter.isPlain() && parameter.scalarType() != null;
    }

    private static String description(Tool tool) {
        return tool.description().isBlank() ? ToolComment.summary(tool) : tool.description();
    }

    /** A description as one line, paragraphs and all. */
    private static String text(String text, int length) {
        return YamlText.quoted(YamlText.withoutPlaceholders(YamlText.oneLine(text, length)));
    }

    private static String definition(List<ToolParameter> properties) {
        StringBuilder lines = new StringBuilder();
        List<ToolParameter> required =
                properties.stream().filter(ToolParameter::required).toList();
        if (!required.isEmpty()) {
            lines.append("    required:\n");
            required.forEach(property -> lines.append("      - param.").append(property.name()).append('\n'));
        }
        if (!properties.isEmpty()) {
            lines.append("    properties:\n");
            properties.forEach(property -> lines.append(property(property)));
        }
        return lines.toString();
    }

    private static String property(ToolParameter property) {
        StringBuilder lines = new StringBuilder();
        lines.append("      param.").append(property.name()).append(":\n");
        lines.append("        title: ").append(YamlText.quoted(property.name())).append('\n');
        String said = said(property);
        if (!said.isEmpty()) {
            lines.append("        description: ").append(text(said, PROPERTY_LENGTH)).append('\n');
        }
        lines.append("        type: ").append(Objects.requireNonNull(property.scalarType())).append('\n');
        if (isSecret(property)) {
            lines.append("        format: password\n");
        }
        String values = values(property.schema().path("enum"));
        if (!values.isEmpty()) {
            lines.append("        enum: [").append(values).append("]\n");
        }
        return lines.toString();
    }

    private static String said(ToolParameter property) {
        String said = PlainText.line(property.description(), PROPERTY_LENGTH);
        JsonNode byDefault = property.schema().path("default");
        if (!byDefault.isValueNode() || byDefault.isNull() || byDefault.asText().length() > LONGEST_DEFAULT) {
            return said;
        }
        String before = said.isEmpty() || said.endsWith(".") ? said + " " : said + ". ";
        return (before + "Default: " + byDefault.asText()).strip();
    }

    private static boolean isSecret(ToolParameter property) {
        return property.schema().path("format").asText().equals("password")
                || "string".equals(property.scalarType())
                        && SECRET.matcher(property.name()).matches();
    }

    /** Texts and numbers as JSON, which is YAML as well; nothing where one is anything else. */
    private static String values(JsonNode constants) {
        StringJoiner values = new StringJoiner(", ");
        for (JsonNode constant : constants) {
            if (constant.isTextual()) {
                String shown = YamlText.withoutPlaceholders(PlainText.line(constant.textValue(), PROPERTY_LENGTH));
                if (!shown.equals(constant.textValue())) {
                    return "";
                }
                values.add(YamlText.quoted(shown));
            } else if (constant.isNumber()) {
                values.add(constant.asText());
            } else if (!constant.isNull()) {
                return "";
            }
        }
        return values.toString();
    }

    private static String options(List<ToolParameter> properties) {
        StringBuilder lines = new StringBuilder();
        if (!properties.isEmpty()) {
            lines.append("            parameters:\n");
        }
        for (ToolParameter property : properties) {
            // RAW( ) keeps & and the like of a value; but within it, Camel does not leave out what is not set
            String value = property.required() ? "RAW({{param.%s}})" : "{{?param.%s}}";
            lines.append("              param.").append(property.name());
            lines.append(": \"").append(value.formatted(property.name())).append("\"\n");
        }
        return lines.toString();
    }
}
