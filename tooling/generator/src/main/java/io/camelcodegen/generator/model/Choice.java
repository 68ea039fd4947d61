package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.DataType.Scalar;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code oneOf} or {@code anyOf} leaves to choose from.
 *
 * @param branches without those that stand for null, each once
 * @param nullable whether null is one of them
 */
record Choice(List<JsonNode> branches, boolean nullable) {

    /** Choices within choices, with no object or list between them. */
    private static final int MAX_DEPTH = 32;

    private static final Set<Scalar> WHOLE = EnumSet.of(Scalar.INT, Scalar.LONG, Scalar.INTEGER);
    private static final Set<Scalar> NUMBERS =
            EnumSet.of(Scalar.INT, Scalar.LONG, Scalar.INTEGER, Scalar.DOUBLE, Scalar.DECIMAL);
    private static final Set<Scalar> TEXTS = EnumSet.complementOf(EnumSet.of(
            Scalar.BOOLEAN, Scalar.INT, Scalar.LONG, Scalar.INTEGER, Scalar.DOUBLE, Scalar.DECIMAL, Scalar.FILE));

    static Choice of(FlatSchema schema) {
        return of(schema, 0);
    }

    private static Choice of(FlatSchema schema, int depth) {
        Set<JsonNode> branches = new LinkedHashSet<>();
        boolean nullable = false;
        for (JsonNode branch : schema.alternatives()) {
            FlatSchema flat = FlatSchema.of(branch, schema.document());
            if (!flat.isNull()) {
                branches.add(branch);
            }
            nullable |= flat.alternatives().isEmpty() || depth == MAX_DEPTH
                    ? flat.nullable()
                    : of(flat, depth + 1).nullable();
        }
        return new Choice(List.copyOf(branches), nullable && schema.permitsNull());
    }

    /** The values of branches that all are texts of a list; null where one of them is not. */
    @Nullable
    List<JsonNode> values(SchemaDocument document) {
        Set<JsonNode> values = new LinkedHashSet<>();
        for (JsonNode branch : branches) {
            List<JsonNode> listed = FlatSchema.of(branch, document).values();
            if (listed == null || listed.isEmpty() || !listed.stream().allMatch(JsonNode::isTextual)) {
                return null;
            }
            values.addAll(listed);
        }
        return List.copyOf(values);
    }

    /** The scalar that holds the values of all branches; null where there is none. */
    @Nullable
    Scalar scalar(SchemaDocument document, boolean input) {
        return scalar(document, input, 0);
    }

    private @Nullable Scalar scalar(SchemaDocument document, boolean input, int depth) {
        Set<Scalar> scalars = EnumSet.noneOf(Scalar.class);
        for (JsonNode branch : branches) {
            FlatSchema flat = FlatSchema.of(branch, document);
            Set<String> types = flat.types();
            Scalar scalar = Formats.isScalar(types)
                    ? Formats.of(types.iterator().next(), flat, input)
                    : types.isEmpty() && !flat.alternatives().isEmpty() && depth < MAX_DEPTH
                            ? of(flat).scalar(document, input, depth + 1)
                            : null;
            if (scalar == null) {
                return null;
            }
            scalars.add(scalar);
        }
        if (scalars.size() == 1) {
            return scalars.iterator().next();
        }
        if (WHOLE.containsAll(scalars)) {
            return scalars.contains(Scalar.INTEGER) ? Scalar.INTEGER : Scalar.LONG;
        }
        return NUMBERS.containsAll(scalars) ? Scalar.DECIMAL : TEXTS.containsAll(scalars) ? Scalar.STRING : null;
    }
}
