package io.camelcodegen.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads JSON or YAML into maps and lists, token by token: what is said twice and where it stands would be lost by a
 * mapper, which also takes longer to start than the file to be read.
 */
final class ConfigText {

    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(100).build();

    private final boolean yaml;
    private final boolean eitherOne;
    private final Problems problems;

    /** @param location tells the form by its extension; without a known one, text that starts with a brace is JSON */
    ConfigText(String location, Problems problems) {
        String name = location.toLowerCase(Locale.ROOT);
        this.yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        this.eitherOne = !yaml && !name.endsWith(".json");
        this.problems = problems;
    }

    /** The one value of the text; null, and a problem, where it has none or its syntax is wrong. */
    @Nullable
    Object read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            problems.add("", "is empty; the least is {\"sources\": {}}");
            return null;
        }
        boolean asYaml = yaml || eitherOne && !content.stripLeading().startsWith("{");
        try (JsonParser parser = factory(asYaml).createParser(content)) {
            if (parser.nextToken() == null) {
                problems.add("", "is empty; the least is {\"sources\": {}}");
                return null;
            }
            Object value = value(parser, "");
            if (parser.nextToken() != null) {
                problem(parser.currentTokenLocation(), "there is more after the end of the configuration");
            }
            return value;
        } catch (JsonEOFException e) {
            problem(e.getLocation(), "not valid JSON: the text ends before every brace, bracket and quote is closed");
        } catch (JsonProcessingException e) {
            if (asYaml) {
                yamlProblem(e);
            } else {
                problem(e.getLocation(), JsonSyntax.explain(content, e));
            }
        } catch (IOException | RuntimeException e) { // the YAML scanner's own, which are unchecked
            problems.add("", "cannot be read as " + (asYaml ? "YAML" : "JSON"));
        }
        return null;
    }

    private static JsonFactory factory(boolean yaml) {
        return yaml
                ? YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).build()
                : JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    }

    private @Nullable Object value(JsonParser parser, String path) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> list(parser, path);
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> parser.getText();
        };
    }

    private static Object number(JsonParser parser) throws IOException {
        try {
            return parser.getNumberValue();
        } catch (NumberFormatException e) {
            return parser.getText(); // YAML's .inf and the like
        }
    }

    private Map<String, @Nullable Object> object(JsonParser parser, String path) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            String inner = Problems.path(path, key);
            boolean twice = object.containsKey(key);
            if (twice) {
                problem(parser.currentTokenLocation(), inner + " is there twice");
            }
            parser.nextToken();
            boolean alias = isAlias(parser);
            Object value = value(parser, inner);
            if (!twice && !alias) {
                object.put(key, value);
            }
        }
        return object;
    }

    private List<@Nullable Object> list(JsonParser parser, String path) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!isAlias(parser)) {
                list.add(value(parser, path + "[" + list.size() + "]"));
            }
        }
        return list;
    }

    private boolean isAlias(JsonParser parser) {
        boolean alias = parser instanceof YAMLParser yamlParser && yamlParser.isCurrentAlias();
        if (alias) {
            problem(parser.currentTokenLocation(), "YAML aliases (*) are not supported");
        }
        return alias;
    }

    private void problem(@Nullable JsonLocation location, String message) {
        problem(location == null ? 0 : location.getLineNr(), location == null ? 0 : location.getColumnNr(), message);
    }

    private void problem(int line, int column, String message) {
        problems.add(line <= 0 ? "" : "line " + line + ", column " + column, message);
    }

    /** SnakeYAML knows the place better than Jackson does; the text that it quotes may hold secrets. */
    private void yamlProblem(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            problem(mark.getLine() + 1, mark.getColumn() + 1, "not valid YAML: " + marked.getProblem());
        } else {
            problem(e.getLocation(), "not valid YAML");
        }
    }
}
