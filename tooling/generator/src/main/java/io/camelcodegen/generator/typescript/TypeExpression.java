package io.camelcodegen.generator.typescript;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type as TypeScript writes it.
 *
 * @param isComposed whether it must stand in brackets where an operator follows
 * @param aliases the names it stands for itself, so that it must not be declared by one of them; those within objects and
 *     arrays do not count
 */
record TypeExpression(String text, boolean isComposed, Set<String> aliases) {

    static final TypeExpression UNKNOWN = simple("unknown");
    static final TypeExpression NEVER = simple("never");

    static TypeExpression simple(String text) {
        return new TypeExpression(text, false, Set.of());
    }

    static TypeExpression reference(String name) {
        return new TypeExpression(name, false, Set.of(name));
    }

    /** One of them; {@code unknown} where one of them is, or where there are none. */
    static TypeExpression union(Collection<TypeExpression> types) {
        Set<TypeExpression> distinct = new LinkedHashSet<>(types);
        return distinct.isEmpty() || distinct.contains(UNKNOWN) ? UNKNOWN : joined(distinct, " | ");
    }

    /** All of them at once; {@code unknown} adds nothing. */
    static TypeExpression intersection(Collection<TypeExpression> types) {
        Set<TypeExpression> distinct = new LinkedHashSet<>(types);
        distinct.remove(UNKNOWN);
        return distinct.isEmpty() ? UNKNOWN : joined(distinct, " & ");
    }

    private static TypeExpression joined(Set<TypeExpression> types, String operator) {
        if (types.size() == 1) {
            return types.iterator().next();
        }
        List<String> texts = types.stream().map(TypeExpression::operand).toList();
        return new TypeExpression(
                String.join(operator, texts),
                true,
                types.stream().flatMap(type -> type.aliases().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** As it stands beside an operator. */
    String operand() {
        return isComposed ? "(" + text + ")" : text;
    }

    boolean isObject() {
        return text.startsWith("{\n") && text.endsWith("}") && !isComposed;
    }
}
