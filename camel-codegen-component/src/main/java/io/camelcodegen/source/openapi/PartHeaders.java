package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.PartHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a document describes for the parts of one property. Each has the value that the caller gives, else
 * the one its schema knows: {@code const}, the only one of {@code enum}, {@code default}. Immutable.
 */
final class PartHeaders {

    private final String part;
    private final List<Header> headers = new ArrayList<>();

    private record Header(
            PartHeader described,
            ParameterSerializer serializer,
            @Nullable JsonNode known) {

        String name() {
            return described.given().name();
        }
    }

    PartHeaders(String part, List<PartHeader> described) {
        this.part = part;
        for (PartHeader header : described) {
            Parameter given = header.given();
            headers.add(new Header(header, new ParameterSerializer(given), known(given.schema())));
        }
    }

    private static @Nullable JsonNode known(JsonNode schema) {
        JsonNode only = schema.path("enum").size() == 1 ? schema.path("enum").get(0) : schema.get("default");
        JsonNode known = schema.has("const") ? schema.get("const") : only;
        return known == null || known.isNull() ? null : known;
    }

    /** By which a caller gives them. */
    List<String> names() {
        return headers.stream().map(Header::name).toList();
    }

    /**
     * Names, in any case, and values as they are sent.
     *
     * @param given by the names a caller knows
     * @throws InvalidParameterException where a required one is missing, or a value cannot stand in a header
     */
    Map<String, String> of(ObjectNode given) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : headers) {
            JsonNode value = given.has(header.name()) ? given.get(header.name()) : header.known();
            String text = value == null || value.isNull() ? null : text(header, value);
            if (text != null) {
                fields.put(header.described().name(), text);
            } else if (header.described().required()) {
                throw InvalidParameterException.of(
                        In.HEADER, header.name(), "is missing: the part '" + part + "' needs it");
            }
        }
        return fields;
    }

    private static @Nullable String text(Header header, JsonNode value) {
        String text;
        try {
            text = header.serializer().serialize(value);
        } catch (IllegalArgumentException e) {
            throw InvalidParameterException.of(In.HEADER, header.name(), e.getMessage());
        }
        if (text != null && !RequestHeaders.isValue(text)) {
            throw InvalidParameterException.of(In.HEADER, header.name(), RequestHeaders.problem(text));
        }
        return text;
    }

    /** @throws InvalidParameterException where one is given for a part that is not sent */
    void requireNone(ObjectNode given) {
        for (Header header : headers) {
            if (given.has(header.name())) {
                throw InvalidParameterException.of(
                        In.HEADER, header.name(), "goes with the part '" + part + "', which is not sent");
            }
        }
    }
}
