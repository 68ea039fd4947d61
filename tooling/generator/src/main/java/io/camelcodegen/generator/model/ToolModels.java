package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.generator.model.ToolModel.Parameter;
import io.camelcodegen.generator.model.TypeBuilder.Value;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes one tool's model of its schemas. */
final class ToolModels {

    private final TypeBuilder types;

    ToolModels(TypeBuilder types) {
        this.types = types;
    }

    ToolModel build(SchemaPair schemas, String methodName, String typeName) {
        types.restart();
        NameScope names = NameScope.insensitive();
        names.reserve(typeName);
        TypeSpace space = new TypeSpace(typeName, names);
        Tool tool = schemas.tool();
        List<Parameter> parameters = new ArrayList<>();
        DataType additional = null;
        if (tool.http() != null) {
            grouped(Place.of(space, schemas.input(), ""), parameters);
        } else {
            FlatSchema flat = FlatSchema.of(schemas.input().root(), schemas.input()).united();
            JsonNode others = flat.additional();
            Place place = Place.of(space, schemas.input(), "");
            members(Group.FLAT, flat, place, NameScope.sensitive(), parameters);
            additional = others == null ? null : types.build(others, place.below("Additional")).type();
        }
        Value result = result(schemas, tool.http(), space);
        List<Parameter> sorted = new ArrayList<>(parameters);
        sorted.sort((one, other) -> Boolean.compare(other.property().required(), one.property().required()));
        return new ToolModel(
                tool,
                methodName,
                typeName,
                sorted,
                additional,
                result == null ? null : result.type(),
                result != null && result.nullable(),
                List.copyOf(space.declarations()));
    }

    /** The path's parameters keep their names, whatever the others are called; so does the body. */
    private void grouped(Place place, List<Parameter> parameters) {
        JsonNode properties = place.document().root().path("properties");
        NameScope names = NameScope.sensitive();
        Map<Group, List<Parameter>> groups = new LinkedHashMap<>();
        for (Group group : List.of(Group.PATH, Group.BODY, Group.QUERY, Group.HEADER, Group.COOKIE)) {
            String key = group.name().toLowerCase(Locale.ROOT);
            JsonNode schema = properties.path(key);
            List<Parameter> members = new ArrayList<>();
            groups.put(group, members);
            if (schema.isMissingNode()) {
                continue;
            }
            if (group == Group.BODY) {
                boolean required = FlatSchema.of(place.document().root(), place.document())
                        .required()
                        .contains(key);
                String name = names.reserve(key) ? key : names.claim("requestBody", key);
                members.add(new Parameter(group, types.property(key, name, schema, required, place.below("Body"))));
            } else {
                members(group, FlatSchema.of(schema, place.document()), place, names, members);
            }
        }
        for (Group group : Group.values()) {
            parameters.addAll(groups.getOrDefault(group, List.of()));
        }
    }

    private void members(Group group, FlatSchema schema, Place place, NameScope names, List<Parameter> parameters) {
        UnaryOperator<String> naming = wireName -> {
            String name = Identifiers.member(wireName);
            return names.isTaken(name) ? Identifiers.member(group.name().toLowerCase(Locale.ROOT) + ' ' + wireName) : name;
        };
        names.claimAll(schema.properties().keySet(), naming).forEach((wireName, name) -> {
            JsonNode property = schema.properties().getOrDefault(wireName, place.document().root());
            boolean required = schema.required().contains(wireName);
            parameters.add(
                    new Parameter(group, types.property(wireName, name, property, required, place.below(wireName))));
        });
    }

    /** @return null where the tool gives nothing */
    private @Nullable Value result(SchemaPair schemas, @Nullable HttpOperation http, TypeSpace space) {
        SchemaDocument output = schemas.output();
        if (output != null && !(http != null && isBinary(output.root()))) {
            return types.build(output.root(), Place.of(space, output, "Result"));
        }
        if (http == null || output != null) {
            return new Value(Any.ANY, true);
        }
        List<String> media = http.responseTypes();
        if (media.isEmpty()) {
            return null;
        }
        boolean text = media.stream().allMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("text/"));
        return new Value(text ? Scalar.STRING : Any.ANY, !text);
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asText().equals("binary");
    }
}
