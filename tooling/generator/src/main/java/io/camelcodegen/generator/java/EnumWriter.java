package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes enums. One that is received has a constant for what the source did not list, as a server may add values. */
final class EnumWriter {

    private static final int LONGEST_DESCRIPTION = 2_000;

    private final JavaTypes types;

    EnumWriter(JavaTypes types) {
        this.types = types;
    }

    /** @param received whether it is part of a result */
    TypeSpec.Builder write(EnumType type, boolean received) {
        ClassName name = types.names().className(type.id());
        TypeSpec.Builder spec = TypeSpec.enumBuilder(name.simpleName())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(new Javadoc()
                        .description(type.description(), LONGEST_DESCRIPTION)
                        .toCode());
        for (Constant constant : type.constants()) {
            spec.addEnumConstant(constant.name(), argument(constant.value()).build());
        }
        if (received) {
            String unrecognized = unrecognized(type);
            spec.addEnumConstant(
                    unrecognized,
                    argument(unrecognized)
                            .addJavadoc("Any value that was not listed; of results only, a source refuses it.\n")
                            .build());
            spec.addMethod(reader(name, unrecognized));
        }
        return spec.addField(JavaTypes.STRING, "value", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(JavaTypes.STRING, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("value")
                        .addJavadoc("As it goes on the wire.\n")
                        .addAnnotation(JsonValue.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(JavaTypes.STRING)
                        .addStatement("return value")
                        .build());
    }

    private static TypeSpec.Builder argument(String value) {
        return TypeSpec.anonymousClassBuilder("$L", SafeText.literal(value));
    }

    private static String unrecognized(EnumType type) {
        Set<String> taken = type.constants().stream().map(Constant::name).collect(Collectors.toSet());
        return SourceNames.free("UNRECOGNIZED", taken);
    }

    private static MethodSpec reader(ClassName name, String unrecognized) {
        return MethodSpec.methodBuilder("of")
                .addJavadoc("The constant of a value.\n")
                .addAnnotation(AnnotationSpec.builder(JsonCreator.class)
                        .addMember("mode", "$T.DELEGATING", JsonCreator.Mode.class)
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(ParameterSpec.builder(JavaTypes.STRING, "value").build())
                .beginControlFlow("for ($T candidate : values())", name)
                .beginControlFlow("if (candidate.value.equals(value))")
                .addStatement("return candidate")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $L", unrecognized)
                .build();
    }
}
