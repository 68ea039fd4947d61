package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes values as Java expressions: the schema's examples where they are of the type, else some value of the type. */
final class ExampleValues {

    private static final int DEEPEST = 8;
    private static final int LONGEST_LIST = 3;
    private static final int LONGEST_TEXT = 500;

    private final JavaTypes types;
    private final Function<ClassName, String> names;

    ExampleValues(JavaTypes types, Function<ClassName, String> names) {
        this.types = types;
        this.names = names;
    }

    /** The value of a component as its constructor or builder takes it. */
    String of(Component component, int depth) {
        JsonNode example =
                component.property() == null ? null : component.property().example();
        return of(component.dataType(), example, depth);
    }

    String constructor(RecordShape shape, String name, int depth) {
        List<String> arguments = new ArrayList<>();
        if (shape.hasShortConstructor()) {
            shape.required().forEach(component -> arguments.add(of(component, depth + 1)));
        } else {
            shape.all().forEach(component -> arguments.add(
                    component.presence().isRequired() ? of(component, depth + 1) : "null"));
        }
        return "new " + name + '(' + String.join(", ", arguments) + ')';
    }

    /** The calls that make a builder, without the one that ends it. */
    List<String> builder(RecordShape shape, String name, int depth) {
        List<String> calls = new ArrayList<>();
        String factory = name + '.' + shape.freeMethod("builder") + '(';
        if (shape.isPositional()) {
            List<String> arguments = shape.required().stream()
                    .map(component -> of(component, depth + 1))
                    .toList();
            calls.add(factory + String.join(", ", arguments) + ')');
            return calls;
        }
        calls.add(factory + ')');
        shape.required()
                .forEach(component -> calls.add('.' + component.name() + '(' + of(component, depth + 1) + ')'));
        return calls;
    }

    private String of(DataType type, @Nullable JsonNode example, int depth) {
        if (depth > DEEPEST || example != null && example.isNull()) {
            return "null";
        }
        if (type instanceof Scalar scalar) {
            return scalar(scalar, example);
        }
        if (type instanceof ListOf list) {
            return list(list, example, depth);
        }
        if (type instanceof MapOf map) {
            return map(map, example, depth);
        }
        Declaration declaration = type instanceof Named named ? types.names().declaration(named.id()) : null;
        return declaration == null ? json(example) : declared(declaration, example, depth);
    }

    private String declared(Declaration declaration, @Nullable JsonNode example, int depth) {
        ClassName className = types.names().className(declaration.id());
        if (declaration instanceof EnumType constants) {
            return JavaTypes.isPlainText(constants)
                    ? scalar(Scalar.STRING, example)
                    : names.apply(className) + '.' + constant(constants, example);
        }
        if (declaration instanceof UnionType union) {
            RecordType variant = variant(union, example);
            return variant == null ? "null" : declared(variant, example, depth + 1);
        }
        RecordShape shape = RecordShape.of((RecordType) declaration, types);
        String name = names.apply(className);
        if (shape.isMap()) {
            return "new " + name + "(Map.of())";
        }
        return shape.hasBuilder()
                ? String.join("", builder(shape, name, depth)) + ".build()"
                : constructor(shape, name, depth);
    }

    private static String constant(EnumType type, @Nullable JsonNode example) {
        return type.constants().stream()
                .filter(constant -> example != null && constant.value().equals(example.asText()))
                .findFirst()
                .map(Constant::name)
                .orElseGet(() -> type.constants().get(0).name());
    }

    private @Nullable RecordType variant(UnionType union, @Nullable JsonNode example) {
        String value = example == null ? "" : example.path(union.discriminator()).asText();
        return union.variants().entrySet().stream()
                .filter(variant -> variant.getKey().equals(value))
                .findFirst()
                .or(() -> union.variants().entrySet().stream().findFirst())
                .map(variant -> types.record(variant.getValue()))
                .orElse(null);
    }

    private String list(ListOf type, @Nullable JsonNode example, int depth) {
        List<String> elements = new ArrayList<>();
        if (example != null && example.isArray()) {
            for (Iterator<JsonNode> all = example.elements(); all.hasNext() && elements.size() < LONGEST_LIST; ) {
                JsonNode element = all.next();
                if (!element.isNull()) {
                    elements.add(of(type.element(), element, depth + 1));
                }
            }
        }
        return elements.contains("null") ? "List.of()" : "List.of(" + String.join(", ", elements) + ')';
    }

    private String map(MapOf type, @Nullable JsonNode example, int depth) {
        if (example != null && example.isObject() && !example.isEmpty()) {
            Map.Entry<String, JsonNode> first = example.properties().iterator().next();
            String value = of(type.value(), first.getValue(), depth + 1);
            if (!value.equals("null")) {
                return "Map.of(" + text(first.getKey()) + ", " + value + ')';
            }
        }
        return "Map.of()";
    }

    private static String json(@Nullable JsonNode example) {
        if (example == null || example.isObject()) {
            return "JsonNodeFactory.instance.objectNode()";
        }
        if (example.isArray()) {
            return "JsonNodeFactory.instance.arrayNode()";
        }
        return example.isTextual()
                ? "TextNode.valueOf(" + text(example.textValue()) + ')'
                : example.isBoolean()
                        ? "BooleanNode.valueOf(" + example.booleanValue() + ')'
                        : "DecimalNode.valueOf(" + scalar(Scalar.DECIMAL, example) + ')';
    }

    private static String scalar(Scalar type, @Nullable JsonNode example) {
        String written = example == null || example.isContainerNode() ? "" : example.asText();
        return switch (type) {
            case STRING -> text(written.isEmpty() && example == null ? "text" : written);
            case BOOLEAN -> String.valueOf(example != null && example.asBoolean());
            case INT -> String.valueOf(number(example).intValue());
            case LONG -> number(example).longValue() + "L";
            case INTEGER -> "new BigInteger(\"" + number(example).toBigInteger() + "\")";
            case DOUBLE -> String.valueOf(finite(number(example).doubleValue()));
            case DECIMAL -> "new BigDecimal(\"" + number(example) + "\")";
            case DATE -> "LocalDate.parse(" + parsed(LocalDate::parse, written, "2026-01-31") + ')';
            case DATE_TIME -> "OffsetDateTime.parse("
                    + parsed(OffsetDateTime::parse, written, "2026-01-31T12:00:00Z") + ')';
            case DURATION -> "Duration.parse(" + parsed(Duration::parse, written, "PT30S") + ')';
            case UUID -> "UUID.fromString("
                    + parsed(UUID::fromString, written, "123e4567-e89b-12d3-a456-426614174000") + ')';
            case URI -> "URI.create(" + parsed(URI::create, written, "https://example.com/") + ')';
            case BYTES -> "new byte[] {1, 2, 3}";
            case FILE -> "java.nio.file.Path.of(\"file.txt\")";
        };
    }

    private static BigDecimal number(@Nullable JsonNode example) {
        return example != null && example.isNumber() && Math.abs((long) example.decimalValue().scale()) < LONGEST_TEXT
                ? example.decimalValue()
                : BigDecimal.ONE;
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 1;
    }

    /** The literal of the text if it can be read, else of the other one. */
    private static String parsed(Function<String, ?> reader, String text, String other) {
        try {
            return text.isEmpty() || reader.apply(text) == null ? text(other) : text(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return text(other);
        }
    }

    private static String text(String text) {
        return SafeText.literalInComment(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
}
