package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes records, of objects and of parameters. */
final class RecordWriter {

    private static final int LONGEST_DESCRIPTION = 4_000;

    private static final AnnotationSpec LENIENT = AnnotationSpec.builder(JsonIgnoreProperties.class)
            .addMember("ignoreUnknown", "true")
            .build();
    private static final AnnotationSpec WITHOUT_ABSENT = inclusion("NON_NULL");
    private static final AnnotationSpec ALWAYS = inclusion("ALWAYS");
    /** A variant that is named itself needs no discriminator to be read. */
    private static final AnnotationSpec UNTYPED = AnnotationSpec.builder(JsonTypeInfo.class)
            .addMember("use", "$T.NONE", JsonTypeInfo.Id.class)
            .build();

    private static final AnnotationSpec ANY_GETTER =
            AnnotationSpec.builder(JsonAnyGetter.class).build();
    private static final AnnotationSpec ANY_SETTER =
            AnnotationSpec.builder(JsonAnySetter.class).build();
    private static final AnnotationSpec DELEGATING = AnnotationSpec.builder(JsonCreator.class)
            .addMember("mode", "$T.DELEGATING", JsonCreator.Mode.class)
            .build();
    private static final TypeName MEMBERS =
            ParameterizedTypeName.get(ClassName.get(Map.class), JavaTypes.STRING, JavaTypes.JSON);

    private static final CodeBlock NULL = CodeBlock.of("null");
    private static final CodeBlock NO_MEMBERS = CodeBlock.of("$T.of()", Map.class);

    private final JavaTypes types;

    RecordWriter(JavaTypes types) {
        this.types = types;
    }

    private static AnnotationSpec inclusion(String rule) {
        return AnnotationSpec.builder(JsonInclude.class)
                .addMember("value", "$T.$L", JsonInclude.Include.class, rule)
                .build();
    }

    /** The record of an object, public. */
    TypeSpec.Builder write(RecordType type) {
        RecordShape shape = RecordShape.of(type, types);
        Javadoc javadoc = new Javadoc().description(type.description(), LONGEST_DESCRIPTION);
        List<ClassName> unions = types.names().unionsOf(type.id());
        TypeSpec.Builder spec = shape.isMap() ? map(shape, javadoc) : record(shape, javadoc);
        unions.forEach(spec::addSuperinterface);
        if (!unions.isEmpty()) {
            spec.addAnnotation(UNTYPED);
        }
        return spec;
    }

    /** The record of a tool's parameters, public. */
    TypeSpec.Builder write(ToolModel tool) {
        RecordShape shape = RecordShape.of(tool, types);
        Javadoc javadoc = new Javadoc()
                .html("The parameters of {@link " + types.names().root().simpleName() + '#' + tool.methodName() + "}.");
        if (shape.isMap()) {
            return map(shape, javadoc);
        }
        TypeSpec.Builder spec = record(shape, javadoc);
        if (tool.parameters().stream().anyMatch(parameter -> parameter.group() != Group.FLAT)) {
            spec.addMethod(GroupedMethod.of(shape));
        }
        return spec;
    }

    private TypeSpec.Builder record(RecordShape shape, Javadoc javadoc) {
        for (Component component : shape.all()) {
            String text = ComponentText.of(component);
            if (!text.isEmpty()) {
                javadoc.tag("param", component.name() + ' ' + text);
            }
        }
        TypeSpec.Builder spec = TypeSpec.recordBuilder(shape.name().simpleName())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc.toCode());
        boolean isGrouped = shape.components().stream()
                .anyMatch(component -> component.group() != null && component.group() != Group.FLAT);
        if (shape.input() && !isGrouped) {
            spec.addAnnotation(WITHOUT_ABSENT);
        }
        if (shape.additional() == null && shape.components().stream().allMatch(member -> member.group() == null)) {
            spec.addAnnotation(LENIENT);
        }
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        CodeBlock copies = copies(shape);
        for (Component component : shape.all()) {
            constructor.addParameter(parameter(component));
        }
        spec.recordConstructor(constructor.addCode(copies).build());
        if (shape.hasShortConstructor()) {
            spec.addMethod(shortConstructor(shape));
        }
        if (shape.hasBuilder()) {
            BuilderWriter builder = new BuilderWriter(shape, types.names().builder(shape.name()));
            spec.addMethod(builder.factory()).addType(builder.type());
        }
        return spec;
    }

    private static ParameterSpec parameter(Component component) {
        ParameterSpec.Builder parameter = ParameterSpec.builder(component.declared(), component.name());
        Property property = component.property();
        if (property == null) {
            return parameter.addAnnotation(ANY_GETTER).addAnnotation(ANY_SETTER).build();
        }
        boolean isMember = component.group() == null || component.group() == Group.FLAT;
        if (isMember && !property.wireName().equals(component.name())) {
            parameter.addAnnotation(AnnotationSpec.builder(JsonProperty.class)
                    .addMember("value", "$L", SafeText.literal(property.wireName()))
                    .build());
        }
        if (isMember && component.presence() == Presence.REQUIRED_NULLABLE) {
            parameter.addAnnotation(ALWAYS);
        }
        return parameter.build();
    }

    /** Lists and maps become the record's own; results may hold nulls in them, so it is not {@code copyOf}. */
    private static CodeBlock copies(RecordShape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : shape.all()) {
            boolean isMap = component.dataType() instanceof MapOf;
            if (!isMap && !(component.dataType() instanceof ListOf)) {
                continue;
            }
            String name = component.name();
            Class<?> copy = isMap ? LinkedHashMap.class : ArrayList.class;
            String unmodifiable = isMap ? "unmodifiableMap" : "unmodifiableList";
            if (component.property() == null) {
                code.addStatement(
                        "$N = $N == null ? $T.of()$W: $T.$L(new $T<>($N))",
                        name,
                        name,
                        Map.class,
                        Collections.class,
                        unmodifiable,
                        copy,
                        name);
            } else if (component.presence() == Presence.OPTIONAL_NULLABLE) {
                code.addStatement(
                        "$N = $N == null ? null$W: $N.map($T::new).map($T::$L)",
                        name,
                        name,
                        name,
                        copy,
                        Collections.class,
                        unmodifiable);
            } else {
                code.addStatement(
                        "$N = $N == null ? null$W: $T.$L(new $T<>($N))",
                        name,
                        name,
                        Collections.class,
                        unmodifiable,
                        copy,
                        name);
            }
        }
        return code.build();
    }

    private static MethodSpec shortConstructor(RecordShape shape) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("Without what may be left out.\n")
                .addModifiers(Modifier.PUBLIC);
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : shape.all()) {
            if (component.presence().isRequired()) {
                constructor.addParameter(component.declared(), component.name());
                arguments.add(CodeBlock.of("$N", component.name()));
            } else {
                arguments.add(component.property() == null ? NO_MEMBERS : NULL);
            }
        }
        return constructor
                .addStatement("this($L)", CodeBlock.join(arguments, ",$W"))
                .build();
    }

    /** What has more members than a record can have. */
    private static TypeSpec.Builder map(RecordShape shape, Javadoc javadoc) {
        javadoc.html(
                        "It has " + shape.components().size()
                                + " members, which is more than a Java record can have, or too long names: they stand in a map.")
                .tag("param", "members the members by their names");
        return TypeSpec.recordBuilder(shape.name().simpleName())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc.toCode())
                .recordConstructor(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(DELEGATING)
                        .addParameter(MEMBERS, "members")
                        .addStatement(
                                "members = $T.unmodifiableMap(new $T<>(members))",
                                Collections.class,
                                LinkedHashMap.class)
                        .build())
                .addMethod(MethodSpec.methodBuilder("members")
                        .addAnnotation(JsonValue.class)
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(MEMBERS)
                        .addStatement("return members")
                        .build());
    }
}
