package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of an object, or a parameter of a tool.
 *
 * @param wireName as it goes on the wire; untrusted, may hold anything
 * @param name a lowerCamelCase identifier, no keyword of Java, distinct among its neighbours
 * @param required whether it must be given; in results: whether the source says that it is always there
 * @param nullable whether JSON {@code null} is a value of it
 * @param description empty where the source says nothing; untrusted
 * @param limits what else holds of its values, in words: {@code at least 1}, {@code at most 100 characters},
 *     {@code default 30}, {@code format date-time}
 * @param example a value it may have: of the schema's examples or default, else made up so that it is valid as far as
 *     that can be seen; null where none can be found
 */
public record Property(
        String wireName,
        String name,
        DataType type,
        boolean required,
        boolean nullable,
        boolean deprecated,
        String description,
        List<String> limits,
        @Nullable JsonNode example) {

    public Property {
        limits = List.copyOf(limits);
    }
}
