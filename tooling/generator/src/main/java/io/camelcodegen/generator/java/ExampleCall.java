package io.camelcodegen.generator.java;

import com.palantir.javapoet.ClassName;
import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an example call of a tool as Java: it compiles where the source's packages, {@code java.util},
 * {@code java.time}, {@code java.math}, {@code java.net} and Jackson's nodes are imported. It is fit to stand in a
 * comment.
 */
final class ExampleCall {

    private static final int WIDTH = 96;

    private final SourceModel source;
    private final JavaTypes types;
    private final ExampleValues values;

    ExampleCall(SourceModel source, JavaTypes types) {
        this.source = source;
        this.types = types;
        this.values = new ExampleValues(types, this::name);
    }

    String of(ToolModel tool) {
        String receiver = source.packageName();
        String call = receiver + '.' + tool.methodName() + '(';
        if (tool.result() != null) {
            call = "var " + (receiver.equals("result") ? "answer" : "result") + " = " + call;
        }
        RecordShape shape = RecordShape.of(tool, types);
        if (shape.all().isEmpty()) {
            return call + ");";
        }
        List<String> parts = parameters(shape);
        String inline = call + String.join("", parts) + ");";
        if (inline.length() <= WIDTH) {
            return inline;
        }
        return call + "\n        " + String.join("\n                ", parts) + ");";
    }

    /** The expression that makes the parameters; every part but the first is a call on what stands before it. */
    private List<String> parameters(RecordShape shape) {
        String name = name(shape.name());
        if (shape.isMap()) {
            return List.of("new " + name + "(Map.of())");
        }
        if (shape.hasBuilder()) {
            List<String> parts = new ArrayList<>(values.builder(shape, name, 0));
            shape.components().forEach(component -> {
                String body = optionalBody(component);
                if (body != null) {
                    parts.add('.' + component.name() + '(' + body + ')');
                }
            });
            shown(shape).ifPresent(parts::add);
            parts.add(".build()");
            return parts;
        }
        boolean showsBody = shape.components().stream().anyMatch(component -> optionalBody(component) != null);
        return List.of(
                showsBody
                        ? shape.all().stream()
                                .map(component -> Objects.requireNonNullElseGet(
                                        optionalBody(component),
                                        () -> component.presence().isRequired() ? values.of(component, 0) : "null"))
                                .collect(Collectors.joining(", ", "new " + name + '(', ")"))
                        : values.constructor(shape, name, 0));
    }

    /** One optional member shows how they are given; a simple one, of which it is known what it may be. */
    private Optional<String> shown(RecordShape shape) {
        return shape.components().stream()
                .filter(this::isWorthShowing)
                .findFirst()
                .map(component -> '.' + component.name() + '(' + values.of(component, 0) + ')');
    }

    private boolean isWorthShowing(Component component) {
        Property property = component.property();
        return component.presence() == Presence.OPTIONAL
                && property != null
                && property.example() != null
                && !property.deprecated()
                && (component.group() == null || component.group() == Group.QUERY || component.group() == Group.FLAT)
                && isSimple(component.dataType());
    }

    /** A body that may be left out, as a call without it does little; null where there is no simple one to show. */
    private @Nullable String optionalBody(Component component) {
        if (component.group() != Group.BODY
                || component.presence() != Presence.OPTIONAL
                || !(component.dataType() instanceof Named named)) {
            return null;
        }
        RecordType type = types.record(named.id());
        RecordShape shape = type == null ? null : RecordShape.of(type, types);
        if (shape == null || shape.isMap() || !shape.hasBuilder()) {
            return null;
        }
        String start = String.join("", values.builder(shape, name(shape.name()), 0));
        return shown(shape).map(member -> start + member + ".build()").orElse(null);
    }

    private boolean isSimple(DataType type) {
        return type instanceof Scalar scalar
                        && Set.of(Scalar.STRING, Scalar.BOOLEAN, Scalar.INT, Scalar.LONG).contains(scalar)
                || type instanceof Named named && types.names().declaration(named.id()) instanceof EnumType;
    }

    /** The name by which a type is known where the packages of the source are imported. */
    private String name(ClassName type) {
        return types.names().isAmbiguous(type) ? type.canonicalName() : String.join(".", type.simpleNames());
    }
}
