package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.generator.model.ToolModel.Parameter;
import io.camelcodegen.generator.model.TypeId;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models made by hand, and what is generated of them. */
final class Models {

    private Models() {}

    static Property property(String name, DataType type) {
        return new Property(name, name, type, true, false, false, "", List.of(), null);
    }

    static Property optional(String name, DataType type) {
        return new Property(name, name, type, false, false, false, "", List.of(), null);
    }

    static Property nullable(String name, DataType type, boolean required) {
        return new Property(name, name, type, required, true, false, "", List.of(), null);
    }

    static Property named(String wireName, String name, DataType type) {
        return new Property(wireName, name, type, false, false, false, "", List.of(), null);
    }

    static List<Parameter> flat(Property... properties) {
        return List.of(properties).stream()
                .map(property -> new Parameter(Group.FLAT, property))
                .toList();
    }

    static Named shared(String name) {
        return new Named(new TypeId("", name));
    }

    static Tool tool(String name, String description) {
        return Tool.builder(
                        ToolName.of("shop", name),
                        name,
                        () -> new ToolSchemas(JsonNodeFactory.instance.objectNode(), null))
                .description(description)
                .build();
    }

    static ToolModel toolModel(
            String methodName, String typeName, List<Parameter> parameters, @Nullable DataType result) {
        return new ToolModel(
                tool(methodName, "Does " + methodName),
                methodName,
                typeName,
                parameters,
                null,
                result,
                false,
                List.of());
    }

    static SourceModel source(ToolModel... tools) {
        return new SourceModel("shop", "Shop", "shop", List.of(tools), List.of(), List.of());
    }

    static List<GeneratedFile> generate(SourceModel source) {
        return generate(source, false);
    }

    static List<GeneratedFile> generate(SourceModel source, boolean async) {
        List<GeneratedFile> files = new ArrayList<>();
        new JavaWriter("com.acme", async).write(source, files::add);
        return files;
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
