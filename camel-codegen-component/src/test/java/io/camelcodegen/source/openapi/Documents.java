package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads documents that tests hold as text. */
final class Documents {

    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    private Documents() {}

    static OpenApiDocument read(String text) {
        return OpenApiDocument.read("api", "memory.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A 3.0 document of these members, in single quotes. */
    static OpenApiDocument openApi(String members) {
        return read(json("{'openapi':'3.0.3','info':{'title':'t','version':'1'}," + members + "}"));
    }

    static OpenApiDocument swagger(String members) {
        return read(json("{'swagger':'2.0','info':{'title':'t','version':'1'}," + members + "}"));
    }

    static CodegenException failure(String text) {
        return catchThrowableOfType(CodegenException.class, () -> read(text));
    }

    static Tool tool(OpenApiDocument document, String name) {
        return document.tools().stream()
                .filter(tool -> tool.name().tool().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + document.tools()));
    }

    static OperationSpec spec(OpenApiDocument document, String name) {
        return document.spec(tool(document, name));
    }

    static JsonNode input(OpenApiDocument document, String name) {
        return tool(document, name).schemas().input();
    }

    static OperationSpec.Parameter parameter(OperationSpec spec, String name) {
        return spec.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(OpenApiDocument document) {
        return document.tools().stream().map(tool -> tool.name().tool()).toList();
    }

    /** Strict JSON of text with single quotes. */
    static String json(String singleQuoted) {
        return node(singleQuoted).toString();
    }

    static JsonNode node(String singleQuoted) {
        try {
            return LENIENT.readTree(singleQuoted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
