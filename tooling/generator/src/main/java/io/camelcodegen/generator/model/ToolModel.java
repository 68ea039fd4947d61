package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tool as a method.
 *
 * @param methodName a lowerCamelCase identifier, distinct among the source's tools and from what every object has
 * @param typeName an UpperCamelCase identifier, distinct among the source's tools without regard to case, and from the
 *     source's own
 * @param parameters required ones first, then in the schema's order
 * @param additionalParameters the type of parameters beyond those; null where the schema allows none. Schemas that say
 *     nothing of it count as allowing none: they allow it by default only
 * @param result null where the tool gives none
 * @param resultNullable whether the result may be null
 * @param types those that belong to this tool only, nested or not, in the order in which they are first needed
 */
public record ToolModel(
        Tool tool,
        String methodName,
        String typeName,
        List<Parameter> parameters,
        @Nullable DataType additionalParameters,
        @Nullable DataType result,
        boolean resultNullable,
        List<Declaration> types) {

    public ToolModel {
        parameters = List.copyOf(parameters);
        types = List.copyOf(types);
    }

    /**
     * The smallest call that can work: the examples of the required parameters, in the form that the tool's input schema
     * describes. Null where one of them has no example.
     */
    public @Nullable ObjectNode exampleCall() {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : parameters) {
            Property property = parameter.property();
            JsonNode example = property.example();
            if (!property.required()) {
                continue;
            }
            if (example == null) {
                return null;
            }
            boolean member = parameter.group() == Group.FLAT || parameter.group() == Group.BODY;
            (member ? call : call.withObjectProperty(parameter.group().name().toLowerCase(Locale.ROOT)))
                    .set(property.wireName(), example);
        }
        return call;
    }

    /** Where a parameter goes. */
    public enum Group {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        /** The whole body. */
        BODY,
        /** The tool's parameters have no groups. */
        FLAT
    }

    public record Parameter(Group group, Property property) {}
}
