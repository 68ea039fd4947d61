package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HeaderRules;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.PartHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads the headers that Encoding Objects describe for parts, and finds each a name of its own among the operation's
 * header parameters: the header's, unless that is taken or is that of several parts; then {@code part.Header}.
 */
final class PartHeaderReader {

    /** OpenAPI ignores the one, and the other names the part, which no caller and no document may change. */
    private static final Set<String> OWN = Set.of("content-type", "content-disposition");

    private final References references;
    private final UnaryOperator<JsonNode> normalizer;
    private final Map<String, Integer> uses = new HashMap<>();

    /** @param content of the request body: all media types */
    PartHeaderReader(
            JsonNode content, References references, List<Parameter> parameters, UnaryOperator<JsonNode> normalizer) {
        this.references = references;
        this.normalizer = normalizer;
        for (Parameter parameter : parameters) {
            if (parameter.in() == In.HEADER) {
                uses.merge(lower(parameter.name()), 1, Integer::sum);
            }
        }
        Set<String> counted = new HashSet<>(); // of the same part in another media type it is the same header
        for (JsonNode media : content) {
            for (Map.Entry<String, JsonNode> encoding : media.path("encoding").properties()) {
                for (Map.Entry<String, JsonNode> header :
                        encoding.getValue().path("headers").properties()) {
                    String name = lower(header.getKey());
                    if (counted.add(encoding.getKey() + '\n' + name)) {
                        uses.merge(name, 1, Integer::sum);
                    }
                }
            }
        }
    }

    /**
     * @param headers a map of Header Objects; anything else is none
     * @throws UnsuitableDocumentException where one has a name that no header can have
     */
    List<PartHeader> read(String part, JsonNode headers) throws UnsuitableDocumentException {
        List<PartHeader> read = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            String name = header.getKey();
            if (OWN.contains(lower(name)) || HeaderRules.isFraming(name)) {
                continue;
            }
            if (!MediaTypeName.isToken(name)) {
                throw new UnsuitableDocumentException("the encoding of '" + Printable.of(part)
                        + "' describes a header '" + Printable.of(name) + "', which no header can be called");
            }
            JsonNode described = references.follow(header.getValue());
            boolean clear = uses.getOrDefault(lower(name), 0) <= 1;
            Parameter given = new ParameterReader(references, ReservedHeaders.IGNORED)
                    .header(described, clear ? name : part + '.' + name, normalizer);
            read.add(new PartHeader(name, given, described.path("required").asBoolean()));
        }
        return read;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
