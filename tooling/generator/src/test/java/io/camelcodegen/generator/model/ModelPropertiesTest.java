package io.camelcodegen.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Schemas at random: whatever they say, there is a model of them that holds together. */
class ModelPropertiesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "A", "a_b", "aB", "class", "", "*/", "wait", "日本", "$x");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "object", "array", "null");

    @Property(tries = 200)
    void everySchemaHasAModelThatRefersToWhatItDeclares(@ForAll long seed) {
        Random random = new Random(seed);
        List<Tool> tools = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tools.add(Models.tool(NAMES.get(random.nextInt(NAMES.size())) + i, document(random), document(random)));
        }

        SourceModel model = Models.of(tools.toArray(Tool[]::new));

        Set<TypeId> declared = new HashSet<>();
        Stream.concat(model.shared().stream(), model.tools().stream().flatMap(tool -> tool.types().stream()))
                .forEach(type -> assertThat(declared.add(type.id())).isTrue());
        model.shared().forEach(type -> holds(type, declared));
        for (ToolModel tool : model.tools()) {
            tool.types().forEach(type -> holds(type, declared));
            tool.parameters().forEach(parameter -> holds(parameter.property().type(), declared));
            assertThat(tool.parameters()).extracting(each -> each.property().name()).doesNotHaveDuplicates();
        }
        assertThat(Models.of(tools.get(2), tools.get(0), tools.get(1))).isEqualTo(model);
    }

    private static void holds(Declaration type, Set<TypeId> declared) {
        if (type instanceof Declaration.RecordType record) {
            assertThat(record.properties()).extracting(property -> property.name()).doesNotHaveDuplicates();
            record.properties().forEach(property -> holds(property.type(), declared));
        } else if (type instanceof Declaration.UnionType union) {
            assertThat(union.variants()).isNotEmpty();
            assertThat(declared.containsAll(union.variants().values())).isTrue();
        } else if (type instanceof Declaration.EnumType enumeration) {
            assertThat(enumeration.constants()).isNotEmpty();
        }
    }

    private static void holds(DataType type, Set<TypeId> declared) {
        if (type instanceof DataType.Named named) {
            assertThat(declared.contains(named.id())).as(named.toString()).isTrue();
        } else if (type instanceof DataType.ListOf list) {
            holds(list.element(), declared);
        } else if (type instanceof DataType.MapOf map) {
            holds(map.value(), declared);
        }
    }

    private static String document(Random random) {
        ObjectNode document = schema(random, 0);
        ObjectNode definitions = document.putObject("$defs");
        for (String name : List.of("D0", "D1", "D2")) {
            definitions.set(name, schema(random, 1));
        }
        return document.toString();
    }

    private static ObjectNode schema(Random random, int depth) {
        ObjectNode schema = NODES.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(depth > 3 ? 5 : 13)) {
                case 0, 1 -> schema.put("type", TYPES.get(random.nextInt(TYPES.size())));
                case 2 -> schema.putArray("enum").add(NAMES.get(random.nextInt(10))).add(NAMES.get(random.nextInt(10)));
                case 3 -> schema.put("const", NAMES.get(random.nextInt(10)));
                case 4 -> schema.put("$ref", "#/$defs/D" + random.nextInt(3));
                case 5, 6 -> {
                    ObjectNode properties = schema.putObject("properties");
                    ArrayNode required = schema.putArray("required");
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        String name = NAMES.get(random.nextInt(10));
                        properties.set(name, schema(random, depth + 1));
                        required.add(name);
                    }
                }
                case 7 -> schema.set("items", schema(random, depth + 1));
                case 8 -> schema.set("additionalProperties", schema(random, depth + 1));
                case 9 -> schema.putArray("allOf").add(schema(random, depth + 1)).add(schema(random, depth + 1));
                case 10 -> schema.putArray("oneOf").add(schema(random, depth + 1)).add(schema(random, depth + 1));
                case 11 -> schema.putArray("anyOf").add(schema(random, depth + 1)).add(schema(random, depth + 1));
                default -> schema.putObject("discriminator").put("propertyName", NAMES.get(random.nextInt(10)));
            }
        }
        return schema;
    }
}
