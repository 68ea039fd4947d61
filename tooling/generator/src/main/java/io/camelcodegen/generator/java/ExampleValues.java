package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as Java expressions: the schema's examples where they are of the type, else some value of the type.
 * Serves one call.
 */
final class ExampleValues {

    static final int DEEPEST = 8;
    static final int LONGEST_LIST = 3;
    static final int MOST_OPTIONAL = 8;

    /** Objects in one call: a guard against members that multiply. */
    private static final int MOST_OBJECTS = 500;

    private final JavaTypes types;
    private final Function<ClassName, String> names;
    private int objects;

    ExampleValues(JavaTypes types, Function<ClassName, String> names) {
        this.types = types;
        this.names = names;
    }

    /** The value of a component as its constructor or builder takes it. */
    String of(Component component, @Nullable JsonNode whole, int depth) {
        return of(component.dataType(), example(component, whole), depth);
    }

    /**
     * Of the example of the whole object, if it has the member: several members may only go together.
     *
     * @param whole null for parameters, of which there is no example as a whole
     */
    private static @Nullable JsonNode example(Component component, @Nullable JsonNode whole) {
        if (component.property() == null) {
            return null;
        }
        JsonNode member = whole == null ? null : whole.get(component.property().wireName());
        return member == null ? component.property().example() : member;
    }

    /** An object with what is required, and what else stands in the example. */
    List<String> object(RecordShape shape, @Nullable JsonNode whole, int depth) {
        String name = names.apply(shape.name());
        if (shape.isMap()) {
            return List.of("new " + name + "(Map.of())");
        }
        if (!shape.hasBuilder()) {
            return List.of(constructor(shape, name, whole, depth));
        }
        List<String> calls = builder(shape, name, whole, depth);
        shape.components().stream()
                .filter(component -> isGiven(component, whole))
                .limit(MOST_OPTIONAL)
                .forEach(component -> calls.add(setter(component, whole, depth)));
        calls.add(".build()");
        return calls;
    }

    private static boolean isGiven(Component component, @Nullable JsonNode whole) {
        return !component.presence().isRequired()
                && component.property() != null
                && whole != null
                && whole.hasNonNull(component.property().wireName());
    }

    private String constructor(RecordShape shape, String name, @Nullable JsonNode whole, int depth) {
        boolean isShort = shape.hasShortConstructor()
                && shape.components().stream().noneMatch(component -> isGiven(component, whole));
        List<String> arguments = new ArrayList<>();
        for (Component component : shape.all()) {
            if (component.presence().isRequired()) {
                arguments.add(of(component, whole, depth + 1));
            } else if (isGiven(component, whole)) {
                String value = of(component, whole, depth + 1);
                arguments.add(
                        component.presence() == Presence.OPTIONAL_NULLABLE ? "Optional.of(" + value + ')' : value);
            } else if (!isShort) {
                arguments.add(component.property() == null ? "Map.of()" : "null");
            }
        }
        return "new " + name + '(' + String.join(", ", arguments) + ')';
    }

    private List<String> builder(RecordShape shape, String name, @Nullable JsonNode whole, int depth) {
        List<String> calls = new ArrayList<>();
        String factory = name + '.' + shape.freeMethod("builder") + '(';
        if (shape.isPositional()) {
            calls.add(shape.required().stream()
                    .map(component -> of(component, whole, depth + 1))
                    .collect(Collectors.joining(", ", factory, ")")));
            return calls;
        }
        calls.add(factory + ')');
        shape.required().forEach(component -> calls.add(setter(component, whole, depth)));
        return calls;
    }

    private String setter(Component component, @Nullable JsonNode whole, int depth) {
        return '.' + component.name() + '(' + of(component, whole, depth + 1) + ')';
    }

    private String of(DataType type, @Nullable JsonNode example, int depth) {
        if (depth > DEEPEST || example != null && example.isNull()) {
            return "null";
        }
        if (type instanceof Scalar scalar) {
            return ExampleLiterals.scalar(scalar, example);
        }
        if (type instanceof ListOf list) {
            return list(list, example, depth);
        }
        if (type instanceof MapOf map) {
            return map(map, example, depth);
        }
        Declaration declaration = type instanceof Named named ? types.names().declaration(named.id()) : null;
        return declaration == null ? ExampleLiterals.json(example, depth) : declared(declaration, example, depth);
    }

    private String declared(Declaration declaration, @Nullable JsonNode example, int depth) {
        ClassName className = types.names().className(declaration.id());
        if (declaration instanceof EnumType constants) {
            return JavaTypes.isPlainText(constants)
                    ? ExampleLiterals.scalar(Scalar.STRING, example)
                    : names.apply(className) + '.' + constant(constants, example);
        }
        if (declaration instanceof UnionType union) {
            if (JavaTypes.isPlainJson(union)) {
                return ExampleLiterals.json(example, depth);
            }
            RecordType variant = variant(union, example);
            return variant == null ? "null" : declared(variant, example, depth + 1);
        }
        return ++objects > MOST_OBJECTS
                ? "null"
                : String.join("", object(RecordShape.of((RecordType) declaration, types), example, depth));
    }

    private static String constant(EnumType type, @Nullable JsonNode example) {
        return type.constants().stream()
                .filter(constant -> example != null && constant.value().equals(example.asText()))
                .findFirst()
                .map(Constant::name)
                .orElseGet(() -> type.constants().get(0).name());
    }

    private @Nullable RecordType variant(UnionType union, @Nullable JsonNode example) {
        String value =
                example == null ? "" : example.path(union.discriminator()).asText();
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
                return "Map.of(" + ExampleLiterals.text(first.getKey()) + ", " + value + ')';
            }
        }
        return "Map.of()";
    }
}
