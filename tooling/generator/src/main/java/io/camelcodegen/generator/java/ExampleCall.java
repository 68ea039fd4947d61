package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Set;
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

    ExampleCall(SourceModel source, JavaTypes types) {
        this.source = source;
        this.types = types;
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
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shape.components().stream()
                .filter(component -> component.group() == Group.BODY && component.presence() == Presence.OPTIONAL)
                .forEach(component -> show(shown, component, body(component)));
        shape.components().stream()
                .filter(this::isWorthShowing)
                .findFirst()
                .filter(component -> shape.hasBuilder())
                .ifPresent(component -> show(shown, component, example(component)));
        return new ExampleValues(types, this::name).object(shape, shown, 0);
    }

    private static void show(ObjectNode shown, Component component, @Nullable JsonNode example) {
        if (component.property() != null && example != null) {
            shown.set(component.property().wireName(), example);
        }
    }

    private static @Nullable JsonNode example(Component component) {
        return component.property() == null ? null : component.property().example();
    }

    /** One optional member shows how they are given; a simple one, of which it is known what it may be. */
    private boolean isWorthShowing(Component component) {
        Property property = component.property();
        return component.presence() == Presence.OPTIONAL
                && property != null
                && property.example() != null
                && !property.deprecated()
                && (component.group() == null || component.group() == Group.QUERY || component.group() == Group.FLAT)
                && isSimple(component.dataType());
    }

    /** A body that may be left out, as a call without it does little: with a simple member, if it has one. */
    private @Nullable JsonNode body(Component component) {
        RecordType type = component.dataType() instanceof Named named ? types.record(named.id()) : null;
        JsonNode example = example(component);
        if (type == null || example != null && !example.isEmpty()) {
            return type == null ? null : example;
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        RecordShape.of(type, types).components().stream()
                .filter(this::isWorthShowing)
                .findFirst()
                .ifPresent(member -> show(shown, member, example(member)));
        return shown.isEmpty() ? null : shown;
    }

    private boolean isSimple(DataType type) {
        return type instanceof Scalar scalar
                        && Set.of(Scalar.STRING, Scalar.BOOLEAN, Scalar.INT, Scalar.LONG)
                                .contains(scalar)
                || type instanceof Named named && types.names().declaration(named.id()) instanceof EnumType;
    }

    /** The name by which a type is known where the packages of the source are imported. */
    private String name(ClassName type) {
        return types.names().isAmbiguous(type) ? type.canonicalName() : String.join(".", type.simpleNames());
    }
}
