package io.camelcodegen.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the builder of a record: what is required goes to its factory, or if that is much, to methods as the rest. */
final class BuilderWriter {

    private final RecordShape shape;
    private final ClassName name;

    BuilderWriter(RecordShape shape, ClassName name) {
        this.shape = shape;
        this.name = name;
    }

    /** The record's static method that begins one. */
    MethodSpec factory() {
        MethodSpec.Builder factory = MethodSpec.methodBuilder(shape.freeMethod("builder"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name);
        List<CodeBlock> arguments = new ArrayList<>();
        if (shape.isPositional()) {
            for (Component component : shape.required()) {
                factory.addParameter(component.given(), component.name());
                arguments.add(CodeBlock.of("$N", component.name()));
            }
        }
        return factory.addStatement("return new $T($L)", name, CodeBlock.join(arguments, ",$W"))
                .build();
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name.simpleName())
                .addJavadoc(
                        "$L",
                        shape.isPositional()
                                ? "Takes what is optional; what is not set is not sent.\n"
                                : "Takes the members; those that are optional and not set are not sent.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (Component component : shape.all()) {
            if (isGivenAtOnce(component)) {
                type.addField(component.given(), component.name(), Modifier.PRIVATE, Modifier.FINAL);
                constructor
                        .addParameter(component.given(), component.name())
                        .addStatement("this.$N = $N", component.name(), component.name());
            } else {
                TypeName held = component.presence().isRequired()
                        ? JavaTypes.nullable(component.type().box())
                        : component.declared();
                FieldSpec.Builder field = FieldSpec.builder(held, component.name(), Modifier.PRIVATE);
                if (component.property() == null) {
                    field.initializer("$T.of()", Map.class);
                }
                type.addField(field.build());
            }
        }
        type.addMethod(constructor.build());
        shape.all().stream()
                .filter(component -> !isGivenAtOnce(component))
                .forEach(component -> type.addMethod(setter(component)));
        return type.addMethod(build()).build();
    }

    private boolean isGivenAtOnce(Component component) {
        return component.presence().isRequired() && shape.isPositional();
    }

    private MethodSpec setter(Component component) {
        MethodSpec.Builder setter = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(name)
                .addParameter(component.given(), component.name());
        if (component.property() != null && component.property().deprecated()) {
            setter.addAnnotation(Deprecated.class);
        }
        if (component.presence() == Presence.OPTIONAL_NULLABLE) {
            setter.addStatement("this.$N = $T.ofNullable($N)", component.name(), Optional.class, component.name());
        } else {
            setter.addStatement("this.$N = $N", component.name(), component.name());
        }
        return setter.addStatement("return this").build();
    }

    private MethodSpec build() {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : shape.all()) {
            boolean mustBeSet = component.presence() == Presence.REQUIRED && !shape.isPositional();
            arguments.add(
                    mustBeSet
                            ? CodeBlock.of(
                                    "$T.requireNonNull($N, $S)",
                                    Objects.class,
                                    component.name(),
                                    component.name() + " must be set")
                            : CodeBlock.of("$N", component.name()));
        }
        return MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .returns(shape.name())
                .addStatement("return new $T($L)", shape.name(), CodeBlock.join(arguments, ",$W"))
                .build();
    }
}
