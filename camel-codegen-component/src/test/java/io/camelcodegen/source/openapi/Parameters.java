package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.io.UncheckedIOException;

/** Short ways to say parameters and values in tests. */
final class Parameters {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Parameters() {}

    /** JSON with apostrophes for quotation marks. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    static Parameter parameter(String name, In in, Style style, boolean explode) {
        return new Parameter(
                name, in, style, explode, false, in == In.PATH, null, JsonNodeFactory.instance.objectNode());
    }

    static Parameter path(String name) {
        return parameter(name, In.PATH, Style.SIMPLE, false);
    }

    static Parameter query(String name) {
        return parameter(name, In.QUERY, Style.FORM, true);
    }

    static Parameter header(String name) {
        return parameter(name, In.HEADER, Style.SIMPLE, false);
    }

    static Parameter cookie(String name) {
        return parameter(name, In.COOKIE, Style.FORM, true);
    }
}
