package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param ignoredHeaders header parameters that the document declares and no caller can set, by lower-case name, each
 *     with what to do instead
 */
record OperationSpec(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable RequestBody body,
        List<String> responseTypes,
        List<Server> servers,
        List<Map<String, List<String>>> security,
        Map<String, String> ignoredHeaders) {

    /** All that a caller gives besides the body: the parameters, and the headers of the body's parts. */
    List<Parameter> arguments() {
        return arguments(parameters, body);
    }

    static List<Parameter> arguments(List<Parameter> parameters, @Nullable RequestBody body) {
        List<Parameter> headers = body == null ? List.of() : body.partHeaders();
        if (headers.isEmpty()) {
            return parameters;
        }
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(headers);
        return all;
    }

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
            JsonNode schema) {

        /** The same with another schema. */
        Parameter with(JsonNode other) {
            return new Parameter(name, in, style, explode, allowReserved, required, contentType, other);
        }

        /** A query parameter by style, not required. */
        static Parameter query(String name, Serialization as) {
            return new Parameter(
                    name,
                    In.QUERY,
                    as.style(),
                    as.explode(),
                    as.allowReserved(),
                    false,
                    null,
                    MissingNode.getInstance());
        }
    }

    /** @param content by media type, in the document's order; never empty */
    record RequestBody(boolean required, Map<String, MediaType> content) {

        /** The headers of its parts as a caller gives them, each name once. */
        List<Parameter> partHeaders() {
            Map<String, Parameter> byName = new LinkedHashMap<>();
            for (MediaType media : content.values()) {
                for (Encoding encoding : media.encoding().values()) {
                    encoding.headers()
                            .forEach(header -> byName.putIfAbsent(header.given().name(), header.given()));
                }
            }
            return List.copyOf(byName.values());
        }
    }

    /**
     * @param encoding by property name, for form and multipart bodies
     * @param untypedIsBinary whether text for a property without a type is binary content, as since OpenAPI 3.1
     */
    record MediaType(JsonNode schema, Map<String, Encoding> encoding, boolean untypedIsBinary) {

        MediaType(JsonNode schema, Map<String, Encoding> encoding) {
            this(schema, encoding, false);
        }
    }

    /**
     * How one property of a form or multipart body is sent (OpenAPI's Encoding Object).
     *
     * @param contentType a comma-separated list of media types and ranges; null for the default by the property's type.
     *     Means nothing where there is a serialization
     * @param serialization as query parameters are written; null where the document asks for no such thing, or it has
     *     no meaning for the body's media type
     * @param headers of the property's parts; empty for a form
     */
    record Encoding(@Nullable String contentType, @Nullable Serialization serialization, List<PartHeader> headers) {}

    /** Style, explode and allowReserved, defaults filled in. */
    record Serialization(Style style, boolean explode, boolean allowReserved) {}

    /**
     * A header of a part.
     *
     * @param name as it is sent
     * @param given how a caller gives it: a header parameter, its name this header's or, where that would not tell it
     *     from another, {@code part.Header}; never required as such, for the part may not be sent
     * @param required wherever the part is sent
     */
    record PartHeader(String name, Parameter given, boolean required) {}

    /** @param variables name to its default and allowed values */
    record Server(String url, Map<String, ServerVariable> variables) {}

    /** @param allowed empty for any */
    record ServerVariable(String defaultValue, List<String> allowed) {}
}
