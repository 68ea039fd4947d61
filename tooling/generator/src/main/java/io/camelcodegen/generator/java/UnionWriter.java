package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.model.Declaration.UnionType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes unions as interfaces that their variants implement, sealed where all stand in one package. One that is received
 * has a variant for what the source did not list.
 */
final class UnionWriter {

    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int LONGEST_NAME = 200;

    private final JavaTypes types;

    UnionWriter(JavaTypes types) {
        this.types = types;
    }

    /** @param received whether it is part of a result */
    TypeSpec.Builder write(UnionType type, boolean received) {
        ClassName name = types.names().className(type.id());
        Set<ClassName> variants = new LinkedHashSet<>();
        type.variants().values().forEach(variant -> variants.add(types.names().className(variant)));
        Javadoc javadoc = new Javadoc().description(type.description(), LONGEST_DESCRIPTION);
        javadoc.html("Which one it is, its member " + Javadoc.code(type.discriminator(), LONGEST_NAME) + " says.");
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name.simpleName())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc.toCode())
                .addAnnotation(typeInfo(type, name, received))
                .addAnnotation(variants(type));
        if (types.isSealable(type)) {
            spec.addModifiers(Modifier.SEALED).addPermittedSubclasses(variants);
            if (received) {
                spec.addPermittedSubclass(types.names().unrecognized(name));
            }
        }
        if (received) {
            spec.addType(unrecognized(name));
        }
        return spec;
    }

    private AnnotationSpec typeInfo(UnionType type, ClassName name, boolean received) {
        AnnotationSpec.Builder info = AnnotationSpec.builder(JsonTypeInfo.class)
                .addMember("use", "$T.NAME", JsonTypeInfo.Id.class)
                .addMember("include", "$T.EXISTING_PROPERTY", JsonTypeInfo.As.class)
                .addMember("property", "$L", SafeText.literal(type.discriminator()))
                .addMember("visible", "true");
        if (received) {
            info.addMember("defaultImpl", "$T.class", types.names().unrecognized(name));
        }
        return info.build();
    }

    private AnnotationSpec variants(UnionType type) {
        AnnotationSpec.Builder subTypes = AnnotationSpec.builder(JsonSubTypes.class);
        type.variants()
                .forEach((value, variant) -> subTypes.addMember(
                        "value",
                        "@$T(value = $T.class, name = $L)",
                        JsonSubTypes.Type.class,
                        types.names().className(variant),
                        SafeText.literal(value)));
        return subTypes.build();
    }

    private TypeSpec unrecognized(ClassName union) {
        ParameterizedTypeName members =
                ParameterizedTypeName.get(ClassName.get(Map.class), JavaTypes.STRING, JavaTypes.JSON);
        return TypeSpec.recordBuilder(types.names().unrecognized(union).simpleName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(new Javadoc()
                        .html("One that was not listed, of results only.")
                        .tag("param", "members all its members, by their names")
                        .toCode())
                .addAnnotation(AnnotationSpec.builder(JsonTypeInfo.class)
                        .addMember("use", "$T.NONE", JsonTypeInfo.Id.class)
                        .build())
                .addSuperinterface(union)
                .recordConstructor(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(ParameterSpec.builder(members, "members")
                                .addAnnotation(JsonAnyGetter.class)
                                .addAnnotation(JsonAnySetter.class)
                                .build())
                        .addStatement(
                                "members = members == null ? $T.of() : $T.unmodifiableMap(new $T<>(members))",
                                Map.class,
                                Collections.class,
                                LinkedHashMap.class)
                        .build())
                .build();
    }
}
