package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a Swagger 2.0 operation into OpenAPI 3's terms. Its parameters come merged, references followed. */
final class SwaggerOperation {

    private static final String JSON = "application/json";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    /** What of a parameter object is no schema keyword. */
    private static final Set<String> NO_SCHEMA =
            Set.of("name", "in", "description", "required", "collectionFormat", "allowEmptyValue");

    private final References references;

    SwaggerOperation(References references) {
        this.references = references;
    }

    /** The same operation with OpenAPI 3's {@code parameters}, {@code requestBody}, {@code responses}. */
    ObjectNode translate(ObjectNode operation, List<ObjectNode> parameters) {
        ObjectNode translated = JsonTree.NODES.objectNode();
        ArrayNode others = translated.putArray("parameters");
        List<ObjectNode> form = new ArrayList<>();
        for (ObjectNode parameter : parameters) {
            switch (parameter.path("in").asText()) {
                case "body" -> translated.set("requestBody", body(parameter, mediaTypes(operation, "consumes")));
                case "formData" -> form.add(parameter);
                default -> others.add(parameter(parameter));
            }
        }
        if (!form.isEmpty()) {
            translated.set("requestBody", form(form, mediaTypes(operation, "consumes")));
        }
        translated.set("responses", responses(operation));
        if (operation.has("security")) {
            translated.set("security", operation.get("security"));
        }
        return translated;
    }

    /** The operation's own, else the document's. */
    private List<String> mediaTypes(ObjectNode operation, String field) {
        JsonNode own = operation.get(field);
        JsonNode said = own == null ? references.resolve("#/" + field) : own;
        List<String> types = new ArrayList<>();
        if (said != null) {
            said.forEach(type -> types.add(type.asText()));
        }
        return types;
    }

    private static ObjectNode parameter(ObjectNode swagger) {
        ObjectNode parameter = JsonTree.NODES.objectNode();
        for (String kept : List.of("name", "in", "description", "required")) {
            if (swagger.has(kept)) {
                parameter.set(kept, swagger.get(kept));
            }
        }
        ObjectNode schema = schema(swagger);
        parameter.set("schema", schema);
        if (schema.path("type").asText().equals("array")) {
            boolean query = swagger.path("in").asText().equals("query");
            putStyle(parameter, swagger.path("collectionFormat").asText("csv"), query ? "form" : "simple");
        }
        return parameter;
    }

    private static void putStyle(ObjectNode target, String collectionFormat, String csv) {
        switch (collectionFormat) {
            case "multi" -> target.put("style", "form").put("explode", true);
            case "ssv" -> target.put("style", "spaceDelimited").put("explode", false);
            case "tsv" -> target.put("style", "tabDelimited").put("explode", false);
            case "pipes" -> target.put("style", "pipeDelimited").put("explode", false);
            default -> target.put("style", csv).put("explode", false);
        }
    }

    private static ObjectNode schema(ObjectNode parameter) {
        ObjectNode schema = JsonTree.NODES.objectNode();
        for (Map.Entry<String, JsonNode> keyword : parameter.properties()) {
            if (!NO_SCHEMA.contains(keyword.getKey())) {
                schema.set(keyword.getKey(), keyword.getValue());
            }
        }
        return file(schema);
    }

    /** Swagger's type {@code file} is OpenAPI 3's binary string. */
    private static ObjectNode file(ObjectNode schema) {
        if (schema.path("type").asText().equals("file")) {
            return schema.deepCopy().put("type", "string").put("format", "binary");
        }
        return schema;
    }

    private static ObjectNode body(ObjectNode parameter, List<String> consumes) {
        ObjectNode body = JsonTree.NODES.objectNode();
        body.put("required", parameter.path("required").asBoolean());
        if (parameter.has("description")) {
            body.set("description", parameter.get("description"));
        }
        ObjectNode content = body.putObject("content");
        for (String type : consumes.isEmpty() ? List.of(JSON) : consumes) {
            content.putObject(type).set("schema", parameter.path("schema"));
        }
        return body;
    }

    private static ObjectNode form(List<ObjectNode> fields, List<String> consumes) {
        ObjectNode schema = JsonTree.NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode encoding = JsonTree.NODES.objectNode();
        ArrayNode required = JsonTree.NODES.arrayNode();
        boolean files = false;
        for (ObjectNode field : fields) {
            String name = field.path("name").asText();
            ObjectNode property = schema(field);
            if (field.has("description")) {
                property.set("description", field.get("description"));
            }
            properties.set(name, property);
            files |= field.path("type").asText().equals("file");
            if (property.path("type").asText().equals("array")) {
                putStyle(
                        encoding.putObject(name), field.path("collectionFormat").asText("csv"), "form");
            }
            if (field.path("required").asBoolean()) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        ObjectNode body = JsonTree.NODES.objectNode().put("required", !required.isEmpty());
        ObjectNode content = body.putObject("content");
        for (String type : formTypes(consumes, files)) {
            ObjectNode media = content.putObject(type);
            media.set("schema", schema);
            media.set("encoding", encoding);
        }
        return body;
    }

    /** Files need multipart; else what the operation consumes of the two form types, urlencoded where it says neither. */
    private static List<String> formTypes(List<String> consumes, boolean files) {
        if (files) {
            return List.of(MULTIPART);
        }
        List<String> types = new ArrayList<>();
        for (String type : consumes) {
            if (type.startsWith(URL_ENCODED) || type.startsWith(MULTIPART)) {
                types.add(type);
            }
        }
        return types.isEmpty() ? List.of(URL_ENCODED) : types;
    }

    private ObjectNode responses(ObjectNode operation) {
        List<String> produces = mediaTypes(operation, "produces");
        ObjectNode responses = JsonTree.NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : operation.path("responses").properties()) {
            JsonNode schema =
                    ResponseReader.isSuccess(entry.getKey()) || entry.getKey().equals("default")
                            ? references.follow(entry.getValue()).get("schema")
                            : null;
            ObjectNode content = responses.putObject(entry.getKey()).putObject("content");
            if (schema != null) {
                JsonNode translated = schema instanceof ObjectNode object ? file(object) : schema;
                for (String type : produces.isEmpty() ? List.of(JSON) : produces) {
                    content.putObject(type).set("schema", translated);
                }
            }
        }
        return responses;
    }
}
