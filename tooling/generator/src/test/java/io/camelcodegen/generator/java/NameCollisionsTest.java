package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.output.GeneratedFile;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.ShrinkingMode;

/** Whatever types and members are called: the code compiles, and every name in it means what it was written for. */
class NameCollisionsTest {

    private static final int SOURCES = 24;

    private static final Map<Scalar, Class<?>> SCALARS = Map.ofEntries(
            Map.entry(Scalar.STRING, String.class),
            Map.entry(Scalar.BOOLEAN, Boolean.class),
            Map.entry(Scalar.INT, Integer.class),
            Map.entry(Scalar.LONG, Long.class),
            Map.entry(Scalar.INTEGER, BigInteger.class),
            Map.entry(Scalar.DOUBLE, Double.class),
            Map.entry(Scalar.DECIMAL, BigDecimal.class),
            Map.entry(Scalar.DATE, LocalDate.class),
            Map.entry(Scalar.DATE_TIME, OffsetDateTime.class),
            Map.entry(Scalar.DURATION, Duration.class),
            Map.entry(Scalar.UUID, UUID.class),
            Map.entry(Scalar.URI, URI.class),
            Map.entry(Scalar.BYTES, byte[].class));

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            Boolean.class, boolean.class, Integer.class, int.class, Long.class, long.class, Double.class, double.class);

    @net.jqwik.api.Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void everyNameMeansWhatItWasWrittenFor(@ForAll Random random) {
        CollidingModels models = new CollidingModels(random);
        List<SourceModel> sources = IntStream.range(0, SOURCES)
                .mapToObj(i -> models.source("s" + i))
                .toList();
        List<GeneratedFile> files = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            new JavaWriter(basePackage(i), i % 4 < 2).write(sources.get(i), files::add);
        }

        Compilation compiled = Compilation.of(files);

        assertThat(compiled.typeNames()).noneMatch(name -> name.endsWith("Evil"));
        for (int i = 0; i < SOURCES; i++) {
            new Check(compiled, basePackage(i).isEmpty() ? "s" + i : basePackage(i) + ".s" + i).source(sources.get(i));
        }
    }

    private static String basePackage(int number) {
        return number % 2 == 0 ? "com.acme" : "";
    }

    /** Compares a source's classes with its model. */
    private record Check(Compilation compiled, String home) {

        void source(SourceModel source) {
            source.shared().forEach(this::declaration);
            Method[] methods = compiled.type(home + '.' + source.typeName()).getMethods();
            for (ToolModel tool : source.tools()) {
                tool.types().forEach(this::declaration);
                if (tool.result() != null) {
                    assertThat(methods)
                            .filteredOn(method -> method.getName().equals(tool.methodName())
                                    && !Modifier.isStatic(method.getModifiers()))
                            .singleElement()
                            .satisfies(method -> assertThat(
                                            method.getGenericReturnType().getTypeName())
                                    .isEqualTo(name(tool.result(), false)));
                }
                params(tool);
            }
        }

        private void declaration(Declaration declaration) {
            if (declaration instanceof RecordType object) {
                Class<?> type = compiled.type(name(new Named(object.id()), true));
                object.properties().forEach(property -> member(type, property, false, object.input()));
            }
        }

        private void params(ToolModel tool) {
            if (!tool.parameters().isEmpty()) {
                Class<?> params = Arrays.stream(
                                compiled.type(home + '.' + tool.typeName()).getDeclaredClasses())
                        .filter(type -> type.isRecord() && type.getSimpleName().startsWith("Params"))
                        .filter(type -> tool.types().stream()
                                .noneMatch(own -> own.id().name().equals(type.getSimpleName())))
                        .findFirst()
                        .orElseThrow();
                tool.parameters().forEach(parameter -> member(params, parameter.property(), true, true));
            }
        }

        private void member(Class<?> type, Property property, boolean parameter, boolean input) {
            RecordComponent component = Arrays.stream(type.getRecordComponents())
                    .filter(candidate -> candidate.getName().equals(property.name())
                            || candidate.getName().equals(property.name() + '_'))
                    .findFirst()
                    .orElseThrow();
            String expected = name(property.type(), input);
            if (property.nullable() && !property.required() && input) {
                expected = "java.util.Optional<" + expected + '>';
            } else if (parameter
                    && property.required()
                    && !property.nullable()
                    && property.type() instanceof Scalar s) {
                Class<?> box = SCALARS.getOrDefault(s, Object.class);
                expected = PRIMITIVES.containsKey(box) ? PRIMITIVES.get(box).getName() : expected;
            }
            assertThat(component.getGenericType().getTypeName())
                    .as(type.getName() + '.' + property.name())
                    .isEqualTo(expected);
        }

        private String name(DataType type, boolean input) {
            if (type instanceof Scalar scalar) {
                return scalar == Scalar.FILE
                        ? input ? "java.lang.Object" : "byte[]"
                        : SCALARS.get(scalar).getTypeName();
            }
            if (type instanceof ListOf list) {
                return "java.util.List<" + name(list.element(), input) + '>';
            }
            if (type instanceof MapOf map) {
                return "java.util.Map<java.lang.String, " + name(map.value(), input) + '>';
            }
            if (type instanceof Named named) {
                String owner = named.id().owner();
                return owner.isEmpty()
                        ? home + ".model." + named.id().name()
                        : home + '.' + owner + '$' + named.id().name();
            }
            return JsonNode.class.getName();
        }
    }
}
