package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes records, of objects and of parameters, all of them public. */
final class RecordWriter {

    private static final int LONGEST_DESCRIPTION = 4_000;

    private static final ClassName IGNORE = ClassName.of(JsonIgnoreProperties.class);
    private static final ClassName INCLUDE = ClassName.of(JsonInclude.class);
    private static final ClassName TYPE_INFO = ClassName.of(JsonTypeInfo.class);
    private static final ClassName PROPERTY = ClassName.of(JsonProperty.class);
    private static final ClassName ANY_GETTER = ClassName.of(JsonAnyGetter.class);
    private static final ClassName ANY_SETTER = ClassName.of(JsonAnySetter.class);
    private static final ClassName CREATOR = ClassName.of(JsonCreator.class);
    private static final ClassName VALUE = ClassName.of(JsonValue.class);
    private static final ClassName OVERRIDE = ClassName.of(Override.class);
    private static final ClassName COLLECTIONS = ClassName.of(Collections.class);
    private static final ClassName ORDERED_MAP = ClassName.of(LinkedHashMap.class);

    private final JavaTypes types;

    RecordWriter(JavaTypes types) {
        this.types = types;
    }

    /** Writes the record of an object. */
    void write(JavaSource code, RecordType type) {
        RecordShape shape = RecordShape.of(type, types);
        List<String> unions =
                types.names().unionsOf(type.id()).stream().map(code::name).toList();
        write(code, shape, new Javadoc().description(type.description(), LONGEST_DESCRIPTION), unions);
    }

    /** Writes the record of a tool's parameters. */
    void write(JavaSource code, ToolModel tool) {
        RecordShape shape = RecordShape.of(tool, types);
        String method = code.name(types.names().root()) + '#' + tool.methodName();
        write(code, shape, new Javadoc().html("The parameters of {@link " + method + "}."), List.of());
    }

    private void write(JavaSource code, RecordShape shape, Javadoc javadoc, List<String> unions) {
        if (shape.isMap()) {
            map(code, shape, javadoc, unions);
        } else {
            record(code, shape, javadoc, unions);
        }
        code.closeType();
    }

    private void record(JavaSource code, RecordShape shape, Javadoc javadoc, List<String> unions) {
        for (Component component : shape.all()) {
            String text = ComponentText.of(component);
            if (!text.isEmpty()) {
                javadoc.tag("param", component.name() + ' ' + text);
            }
        }
        code.javadoc(javadoc);
        annotate(code, shape);
        header(code, shape, components(code, shape), unions);
        ConstructorWriter constructors = new ConstructorWriter(code, shape);
        constructors.copying();
        constructors.shortened();
        BuilderWriter builder = new BuilderWriter(code, shape, types.names().builder(shape.name()));
        if (shape.hasBuilder()) {
            builder.factory();
        }
        if (shape.isGrouped()) {
            GroupedMethod.write(code, shape);
        }
        if (shape.hasBuilder()) {
            builder.type();
        }
    }

    /** A variant that is named itself needs no discriminator to be read. */
    private static void header(JavaSource code, RecordShape shape, List<String> components, List<String> unions) {
        if (!unions.isEmpty()) {
            String info = code.name(TYPE_INFO);
            code.line('@' + info + "(use = " + info + ".Id.NONE)");
        }
        code.type("public record " + shape.name().simpleName() + '(', components, ")", unions, shape.name());
    }

    private static void annotate(JavaSource code, RecordShape shape) {
        if (shape.input() && !shape.isGrouped()) {
            code.line(inclusion(code, "NON_NULL"));
        }
        if (shape.additional() == null && shape.components().stream().allMatch(member -> member.group() == null)) {
            code.line('@' + code.name(IGNORE) + "(ignoreUnknown = true)");
        }
    }

    private static String inclusion(JavaSource code, String rule) {
        String include = code.name(INCLUDE);
        return '@' + include + '(' + include + ".Include." + rule + ')';
    }

    private static List<String> components(JavaSource code, RecordShape shape) {
        return shape.all().stream()
                .map(component ->
                        annotations(code, component) + code.name(component.declared()) + ' ' + component.name())
                .toList();
    }

    private static String annotations(JavaSource code, Component component) {
        Property property = component.property();
        if (property == null) {
            return '@' + code.name(ANY_GETTER) + " @" + code.name(ANY_SETTER) + ' ';
        }
        if (component.group() != null && component.group() != Group.FLAT) {
            return "";
        }
        String annotations = property.wireName().equals(component.name())
                ? ""
                : '@' + code.name(PROPERTY) + '(' + SafeText.literal(property.wireName()) + ") ";
        return component.presence() == Presence.REQUIRED_NULLABLE
                ? annotations + inclusion(code, "ALWAYS") + ' '
                : annotations;
    }

    /** What has more members than a record can have. */
    private static void map(JavaSource code, RecordShape shape, Javadoc javadoc, List<String> unions) {
        code.javadoc(javadoc.html(
                        "It has " + shape.components().size()
                                + " members, which is more than a Java record can have, or too long names: they stand in a map.")
                .tag("param", "members the members by their names"));
        String members = code.name(JavaTypes.MEMBERS);
        header(code, shape, List.of(members + " members"), unions);
        String creator = code.name(CREATOR);
        code.line('@' + creator + "(mode = " + creator + ".Mode.DELEGATING)");
        code.line("public " + shape.name().simpleName()).open();
        code.line("members = " + code.name(COLLECTIONS) + ".unmodifiableMap(new " + code.name(ORDERED_MAP)
                        + "<>(members));")
                .close();
        code.member().line('@' + code.name(VALUE)).line('@' + code.name(OVERRIDE));
        code.line("public " + members + " members()")
                .open()
                .line("return members;")
                .close();
    }
}
