package io.camelcodegen.generator.java;

import static io.camelcodegen.generator.java.Models.flat;
import static io.camelcodegen.generator.java.Models.generate;
import static io.camelcodegen.generator.java.Models.nullable;
import static io.camelcodegen.generator.java.Models.optional;
import static io.camelcodegen.generator.java.Models.property;
import static io.camelcodegen.generator.java.Models.shared;
import static io.camelcodegen.generator.java.Models.source;
import static io.camelcodegen.generator.java.Models.tool;
import static io.camelcodegen.generator.java.Models.toolModel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.generator.model.ToolModel.Parameter;
import io.camelcodegen.generator.model.TypeId;
import io.camelcodegen.generator.output.GeneratedFile;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileModelTest {

    private static final List<String> TEXTS = List.of(
            "*/ class Evil { static { System.exit(1); } } /*",
            "\\u002a/ class Evil {} /\\u002a",
            "\\u005cu002a\\u005cu002f \\\\u000a \\ \\u",
            "{@code unbalanced { {@link Nothing#nothing} {@value} @see x\n@param y\n @deprecated\n{@inheritDoc}",
            "\"\"\" ${HOME} {{env:SECRET}} $L $T $$ $> $< $[ $] $W $Z %s",
            "<script>alert(1)</script> <p> </pre> & &amp; &#64; <!-- ",
            "a\u0000b\u001bc\u007f\u202e\u2066 reversed \u2028 line \ud800 half \uffff",
            "\r\n\r\n \n\t\n",
            "* / ** / *",
            "*\u202e/ class Evil {} /*\u0000/ class Evil {} /*\ufe0f/ class Evil {}",
            "hidden \udb40\udc48\udb40\udc49",
            "}</pre>\n}\n}\n",
            "ünïcödé 中文 🙂 \u05d0");

    @TempDir
    Path folder;

    @Test
    void textOfTheSourceIsNeverCode() {
        List<GeneratedFile> files = generate(source(IntStream.range(0, TEXTS.size())
                .mapToObj(HostileModelTest::hostile)
                .toArray(ToolModel[]::new)));

        Compilation compiled = Compilation.of(files);

        assertThat(compiled.typeNames()).noneMatch(name -> name.contains("Evil"));
        for (int i = 0; i < TEXTS.size(); i++) {
            RecordComponent named =
                    compiled.type("com.acme.shop.Hostile" + i + "$Params").getRecordComponents()[0];
            assertThat(named.getAccessor().getAnnotation(JsonProperty.class).value())
                    .isEqualTo(TEXTS.get(i));
        }
        assertThat(Compilation.javadoc(files, folder)).isEmpty();
    }

    /** A tool all of whose names and texts are the one of that number. */
    private static ToolModel hostile(int number) {
        String text = TEXTS.get(number);
        String name = "Hostile" + number;
        Property described =
                new Property(text, "value", Scalar.STRING, true, true, true, text, List.of(text), Models.json("\"x\""));
        Property quoted = new Property(
                text + 2, "quoted", Scalar.STRING, true, false, false, text, List.of(), TextNode.valueOf(text));
        List<Declaration> types = List.of(
                new EnumType(
                        new TypeId(name, "Choice"), text, List.of(new Constant("A", text), new Constant("B", "b"))),
                new RecordType(new TypeId(name, "One"), text, List.of(described), null, true),
                new UnionType(new TypeId(name, "Either"), text, text, Map.of(text, new TypeId(name, "One"))));
        return new ToolModel(
                tool("hostile" + number, text),
                "hostile" + number,
                name,
                flat(described, quoted, property("choice", new Named(new TypeId(name, "Choice")))),
                null,
                new Named(new TypeId(name, "Either")),
                false,
                types);
    }

    @Test
    void cutsTextThatIsEndless() {
        String text = "word ".repeat(20_000) + "x".repeat(100_000);
        ToolModel tool = new ToolModel(
                tool("long", text),
                "longText",
                "LongText",
                flat(new Property("a", "a", Scalar.STRING, true, false, false, text, List.of(text), null)),
                null,
                null,
                false,
                List.of());

        List<GeneratedFile> files = generate(source(tool));

        Compilation.of(files);
        assertThat(files).allMatch(file -> file.content().length() < 20_000);
    }

    @Test
    void namesOfTheJdkAndOfOurselvesMayBeTypesOfTheSource() {
        List<String> names = List.of(
                "String",
                "Object",
                "Integer",
                "List",
                "Map",
                "Optional",
                "Override",
                "Deprecated",
                "Builder",
                "Params",
                "JsonProperty",
                "Nullable",
                "Unrecognized",
                "Codegen",
                "TypeReference",
                "Collections",
                "Generated",
                "ArrayList",
                "Long",
                "SuppressWarnings",
                "Void",
                "NullMarked",
                "JsonValue",
                "Boolean",
                "Double");
        List<Declaration> shared = new ArrayList<>();
        List<ToolModel> tools = new ArrayList<>();
        for (String name : names) {
            List<Property> properties = List.of(
                    property("text", Scalar.STRING),
                    optional("numbers", new ListOf(Scalar.LONG, false)),
                    optional("other", shared("List")),
                    optional("more", new MapOf(shared("Map"))),
                    nullable("nothing", shared("Optional"), false));
            shared.add(new RecordType(new TypeId("", name), "", properties, Any.ANY, true));
            if (!name.equals("Codegen")) {
                Declaration own = new RecordType(
                        new TypeId(name, name.equals("Builder") ? "Own" : "Builder"), "", properties, null, true);
                Declaration choice = new EnumType(
                        new TypeId(name, name.equals("Params") ? "Parameters" : "Params"),
                        "",
                        List.of(new Constant("A", "a")));
                tools.add(new ToolModel(
                        tool(name, ""),
                        "call" + name,
                        name,
                        flat(
                                property("body", shared(name)),
                                optional("list", new Named(own.id())),
                                optional("choice", new Named(choice.id())),
                                optional("text", Scalar.STRING)),
                        null,
                        shared(name),
                        true,
                        List.of(own, choice)));
            }
        }

        Compilation compiled =
                Compilation.of(generate(new SourceModel("shop", "Shop", "shop", tools, shared, List.of()), true));

        assertThat(compiled.type("com.acme.shop.Shop").getMethods()).hasSize(2 * tools.size() + 2);
    }

    @Test
    void restrictedNamesMayBeMembers() {
        List<Property> properties = List.of(
                optional("hashCode", Scalar.STRING),
                optional("toString", Scalar.STRING),
                optional("wait", Scalar.LONG),
                optional("getClass", Scalar.STRING),
                optional("builder", Scalar.STRING),
                optional("build", Scalar.STRING),
                optional("record", Scalar.STRING),
                optional("yield", new ListOf(Scalar.STRING, false)),
                optional("var", Scalar.STRING),
                optional("grouped", Scalar.STRING),
                optional("additional", Scalar.STRING),
                optional("equals", Any.ANY),
                optional("codegen", Scalar.STRING),
                optional("params", Scalar.STRING));
        RecordType type = new RecordType(new TypeId("", "Members"), "", properties, Scalar.STRING, true);
        ToolModel tool = toolModel("of", "Of", flat(properties.toArray(new Property[0])), shared("Members"));
        ToolModel grouped = toolModel(
                "grouped",
                "Grouped",
                properties.stream()
                        .map(property -> new Parameter(Group.QUERY, property))
                        .toList(),
                null);

        Compilation.of(
                generate(new SourceModel("shop", "Shop", "shop", List.of(grouped, tool), List.of(type), List.of())));
    }

    @Test
    void whatIsTooWideForARecordIsAMap() {
        List<Property> many = IntStream.range(0, 400)
                .mapToObj(i -> optional("p" + i, Scalar.STRING))
                .toList();
        RecordType wide = new RecordType(new TypeId("", "Wide"), "", many, null, true);
        List<Property> most = many.subList(0, RecordShape.MOST_COMPONENTS);
        RecordType wideUntyped = new RecordType(new TypeId("", "Most"), "", most, null, true);
        ToolModel tool = toolModel("wide", "WideTool", flat(many.toArray(new Property[0])), shared("Wide"));
        EnumType constants = new EnumType(
                new TypeId("", "Code"),
                "",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Constant("C" + i, "c" + i))
                        .toList());

        Compilation compiled = Compilation.of(generate(new SourceModel(
                "shop", "Shop", "shop", List.of(tool), List.of(wide, wideUntyped, constants), List.of())));

        assertThat(compiled.type("com.acme.shop.model.Wide").getRecordComponents())
                .hasSize(1);
        assertThat(compiled.type("com.acme.shop.model.Most").getRecordComponents())
                .hasSize(most.size());
    }

    @Test
    void aConstructorHasNoMoreParametersThanTheJvmAllows() {
        Property[] numbers = IntStream.range(0, 150)
                .mapToObj(i -> property("p" + i, Scalar.LONG))
                .toArray(Property[]::new);

        Compilation compiled = Compilation.of(generate(source(
                toolModel("wide", "Wide", flat(numbers), null),
                toolModel("most", "Most", flat(Arrays.copyOf(numbers, 100)), null))));

        assertThat(compiled.type("com.acme.shop.Wide$Params").getRecordComponents())
                .hasSize(1);
        assertThat(compiled.type("com.acme.shop.Most$Params").getRecordComponents())
                .hasSize(100);
    }

    @Test
    void aUnionToldApartByEndlessTextIsJson() {
        String endless = "x".repeat(70_000);
        TypeId one = new TypeId("", "One");
        List<Declaration> types = List.of(
                new RecordType(one, "", List.of(), null, true),
                new UnionType(new TypeId("", "ByName"), "", endless, Map.of("one", one)),
                new UnionType(new TypeId("", "ByValue"), "", "kind", Map.of(endless, one)));
        ToolModel tool = toolModel("get", "Get", flat(property("value", shared("ByValue"))), shared("ByName"));

        Compilation compiled =
                Compilation.of(generate(new SourceModel("shop", "Shop", "shop", List.of(tool), types, List.of())));

        assertThat(compiled.type("com.acme.shop.Get$Params")
                        .getRecordComponents()[0]
                        .getType())
                .isEqualTo(JsonNode.class);
        assertThat(compiled.typeNames()).doesNotContain("com.acme.shop.model.ByName", "com.acme.shop.model.ByValue");
    }

    @Test
    void membersThatMultiplyMakeNoEndlessExample() {
        Property[] members = IntStream.range(0, 20)
                .mapToObj(i -> property("p" + i, shared("Node")))
                .toArray(Property[]::new);
        RecordType node = new RecordType(new TypeId("", "Node"), "", List.of(members), null, true);
        ToolModel tool = toolModel("grow", "Grow", flat(members), null);

        List<GeneratedFile> files =
                generate(new SourceModel("shop", "Shop", "shop", List.of(tool), List.of(node), List.of()));

        assertThat(files).allMatch(file -> file.content().length() < 200_000);
    }

    @Test
    void linesAreNoLongerThanTheyMustBe() {
        String name = "aMemberWithALongerName";
        List<Declaration> types = new ArrayList<>();
        TypeId one = new TypeId("", "OneThatIsOfSeveralKinds");
        List<Property> members = IntStream.range(0, 3)
                .mapToObj(i -> property(name + i, new ListOf(Scalar.STRING, false)))
                .toList();
        types.add(new RecordType(one, "", members, null, true));
        types.add(new RecordType(new TypeId("", "Plain"), "", members, null, true));
        for (int i = 0; i < 8; i++) {
            types.add(new UnionType(new TypeId("", "AKindWithALongerName" + i), "", "kind", Map.of("one", one)));
        }
        List<ToolModel> tools = IntStream.range(0, 30)
                .mapToObj(i -> toolModel(
                        name + "x".repeat(i),
                        "Of" + i,
                        flat(property("x".repeat(i + 1), Scalar.DECIMAL), property("b", new ListOf(Any.ANY, false))),
                        new ListOf(shared("AKindWithALongerName0"), false)))
                .toList();

        List<GeneratedFile> files = generate(new SourceModel("shop", "Shop", "shop", tools, types, List.of()), true);

        Compilation.of(files);
        assertThat(files.stream().flatMap(file -> file.content().lines()))
                .noneMatch(line -> line.length() > 120)
                .noneMatch(line -> line.endsWith(" {@code"));
    }

    /** What all tools stand in must compile; the classes of the tools themselves are replaced by smaller ones, for speed. */
    @Test
    void fiveThousandToolsCompile() {
        ToolModel[] tools = IntStream.range(0, 5_000)
                .mapToObj(i -> toolModel(
                        "aToolWithALongerName" + i,
                        "AToolWithALongerName" + i,
                        flat(property("text", Scalar.STRING)),
                        Scalar.STRING))
                .toArray(ToolModel[]::new);

        List<GeneratedFile> files = generate(source(tools)).stream()
                .map(file -> {
                    String name = file.path().replaceFirst(".*/(\\w+)\\.java", "$1");
                    return name.startsWith("Shop")
                            ? file
                            : new GeneratedFile(
                                    file.path(),
                                    "package com.acme.shop; public interface " + name + " { interface Params {} }");
                })
                .toList();

        Compilation compiled = Compilation.of(files);
        assertThat(compiled.type("com.acme.shop.Shop").getMethods()).hasSize(5_002);
        assertThat(compiled.type("com.acme.shop.Shop")).isAssignableFrom(compiled.type("com.acme.shop.ShopClient"));
    }
}
