package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads parameter objects. */
final class ParameterReader {

    private final References references;
    private final ReservedHeaders reserved;

    ParameterReader(References references, ReservedHeaders reserved) {
        this.references = references;
        this.reserved = reserved;
    }

    /** The parameters of a path item and of its operation, the operation's winning, references followed. */
    List<ObjectNode> merge(@Nullable JsonNode ofPathItem, @Nullable JsonNode ofOperation)
            throws UnsuitableDocumentException {
        Map<String, ObjectNode> merged = new LinkedHashMap<>();
        add(merged, ofPathItem);
        add(merged, ofOperation);
        return new ArrayList<>(merged.values());
    }

    private void add(Map<String, ObjectNode> merged, @Nullable JsonNode parameters) throws UnsuitableDocumentException {
        if (parameters == null) {
            return;
        }
        for (JsonNode element : parameters) {
            if (!(references.follow(element) instanceof ObjectNode parameter)
                    || !parameter.path("in").isTextual()
                    || !parameter.path("name").isTextual()) {
                throw new UnsuitableDocumentException("a parameter is no object with 'name' and 'in'");
            }
            String in = parameter.path("in").textValue();
            String name = parameter.path("name").textValue();
            merged.put(in + ' ' + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name), parameter);
        }
    }

    /**
     * @param parameters merged, in OpenAPI 3's terms
     * @param path the template: a variable of it that no parameter describes is a required string, and a path
     *     parameter that it has no place for is left out
     */
    List<Parameter> read(Iterable<? extends JsonNode> parameters, String path, UnaryOperator<JsonNode> normalizer)
            throws UnsuitableDocumentException {
        List<Parameter> read = new ArrayList<>();
        Set<String> variables = PathTemplate.variables(path);
        for (JsonNode parameter : parameters) {
            In in = in(parameter);
            String name = parameter.path("name").asText();
            boolean ignored =
                    in == In.HEADER && reserved.instead(name).isPresent() || in == In.PATH && !variables.remove(name);
            if (!ignored) {
                read.add(parameter(parameter, name, in, normalizer));
            }
        }
        for (String undeclared : variables) {
            JsonNode schema = normalizer.apply(JsonTree.NODES.objectNode().put("type", "string"));
            read.add(new Parameter(undeclared, In.PATH, Style.SIMPLE, false, false, true, null, schema));
        }
        return read;
    }

    /**
     * The header parameters that {@link #read} leaves out, and what to do instead of setting them.
     *
     * @return by lower-case name
     */
    Map<String, String> ignoredHeaders(Iterable<? extends JsonNode> parameters) {
        Map<String, String> ignored = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asText().equals("header")) {
                String name = parameter.path("name").asText();
                reserved.instead(name).ifPresent(instead -> ignored.put(name.toLowerCase(Locale.ROOT), instead));
            }
        }
        return ignored;
    }

    /** A Header Object as a header parameter of that name that may be left out. */
    Parameter header(JsonNode header, String name, UnaryOperator<JsonNode> normalizer)
            throws UnsuitableDocumentException {
        Parameter p = parameter(header, name, In.HEADER, normalizer);
        return new Parameter(name, p.in(), p.style(), p.explode(), false, false, p.contentType(), p.schema());
    }

    private Parameter parameter(JsonNode parameter, String name, In in, UnaryOperator<JsonNode> normalizer)
            throws UnsuitableDocumentException {
        Map.Entry<String, JsonNode> content =
                parameter.path("content").properties().stream().findFirst().orElse(null);
        JsonNode schema =
                content == null ? parameter.get("schema") : content.getValue().get("schema");
        Style style = style(parameter.path("style").asText(""), in);
        return new Parameter(
                name,
                in,
                style,
                parameter.path("explode").asBoolean(style == Style.FORM),
                parameter.path("allowReserved").asBoolean(),
                in == In.PATH || parameter.path("required").asBoolean(),
                content == null ? null : content.getKey(),
                described(normalizer.apply(schema == null ? JsonTree.NODES.objectNode() : schema), parameter));
    }

    /** The parameter's own description tells more of its use than that of a shared schema. */
    private static JsonNode described(JsonNode schema, JsonNode parameter) {
        boolean deprecated = parameter.path("deprecated").asBoolean();
        if (!parameter.path("description").isTextual() && !deprecated) {
            return schema;
        }
        ObjectNode described = JsonTree.NODES.objectNode();
        if (schema instanceof ObjectNode object) {
            described.setAll(object);
        } else if (!schema.asBoolean(true)) {
            return schema; // allows nothing
        }
        if (parameter.path("description").isTextual()) {
            described.set("description", parameter.get("description"));
        }
        if (deprecated) {
            described.put("deprecated", true);
        }
        return described;
    }

    private static In in(JsonNode parameter) throws UnsuitableDocumentException {
        String in = parameter.path("in").asText();
        return switch (in) {
            case "path" -> In.PATH;
            case "query" -> In.QUERY;
            case "header" -> In.HEADER;
            case "cookie" -> In.COOKIE;
            default ->
                throw new UnsuitableDocumentException("parameter '"
                        + Printable.of(parameter.path("name").asText()) + "' is in '" + Printable.of(in)
                        + "'; path, query, header and cookie are known");
        };
    }

    static Style style(String style, In in) throws UnsuitableDocumentException {
        return switch (style) {
            case "" -> in == In.QUERY || in == In.COOKIE ? Style.FORM : Style.SIMPLE;
            case "simple" -> Style.SIMPLE;
            case "label" -> Style.LABEL;
            case "matrix" -> Style.MATRIX;
            case "form" -> Style.FORM;
            case "spaceDelimited" -> Style.SPACE_DELIMITED;
            case "pipeDelimited" -> Style.PIPE_DELIMITED;
            case "deepObject" -> Style.DEEP_OBJECT;
            case "tabDelimited" -> Style.TAB_DELIMITED;
            default -> throw new UnsuitableDocumentException("there is no style '" + Printable.of(style) + "'");
        };
    }
}
