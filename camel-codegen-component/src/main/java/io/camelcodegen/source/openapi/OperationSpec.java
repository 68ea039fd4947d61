package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one operation that a request needs, references resolved, in OpenAPI 3's terms whatever version the
 * document is of.
 *
 * @param method upper case
 * @param path the template as the document has it, e.g. {@code /users/{username}}
 * @param parameters of the path item and the operation, the operation's winning; at most one per name and location
 * @param body null where the operation takes none
 * @param responseTypes media types of its success responses, in the document's order, without duplicates
 * @param servers of the operation, else of the path, else of the document; empty where none is said
 * @param security alternatives, each scheme name to scopes, as the document orders them; empty for none
 */
record OperationSpec(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable RequestBody body,
        List<String> responseTypes,
        List<Server> servers,
        List<Map<String, List<String>>> security) {

    /** Where a parameter goes. */
    enum In {
        PATH,
        QUERY,
        HEADER,
        COOKIE
    }

    /** OpenAPI's styles, and Swagger 2.0's {@code tsv}. */
    enum Style {
        SIMPLE,
        LABEL,
        MATRIX,
        FORM,
        SPACE_DELIMITED,
        PIPE_DELIMITED,
        DEEP_OBJECT,
        TAB_DELIMITED
    }

    /**
     * @param contentType where the document gives the parameter by {@code content}: its value is serialised as that
     *     media type, and style and explode mean nothing
     * @param schema normalised
     */
    record Parameter(
            String name,
            In in,
            Style style,
            boolean explode,
            boolean allowReserved,
            boolean required,
            @Nullable String contentType,
            JsonNode schema) {}

    /** @param content by media type, in the document's order; never empty */
    record RequestBody(boolean required, Map<String, MediaType> content) {}

    /** @param encoding by property name, for form and multipart bodies */
    record MediaType(JsonNode schema, Map<String, Encoding> encoding) {}

    /** How one property of a form or multipart body is sent; null for OpenAPI's default. */
    record Encoding(
            @Nullable String contentType,
            @Nullable Style style,
            @Nullable Boolean explode,
            boolean allowReserved) {}

    /** @param variables name to its default and allowed values */
    record Server(String url, Map<String, ServerVariable> variables) {}

    /** @param allowed empty for any */
    record ServerVariable(String defaultValue, List<String> allowed) {}
}
