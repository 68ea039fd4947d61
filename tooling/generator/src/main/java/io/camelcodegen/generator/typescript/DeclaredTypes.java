package io.camelcodegen.generator.typescript;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.parameter.SchemaReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The named types of one file: those that schemas refer to, each declared once, in the order in which they are first
 * needed. Schemas of the same name in two tools are one type if they are the same. Not thread-safe.
 */
final class DeclaredTypes {

    private static final String DEFINITIONS = "#/$defs/";

    private final TypeNames names;
    private final Map<String, TypeExpression> declared = new LinkedHashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, JsonNode> sharedSchemas = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();

    DeclaredTypes(TypeNames names) {
        this.names = names;
    }

    /**
     * The type of a schema.
     *
     * @param root whose {@code $defs} its references mean
     * @param owner begins the names of types that cannot be shared with other tools
     * @param isSharing whether the source's tools have {@code $defs} in common
     */
    TypeExpression of(JsonNode schema, JsonNode root, String owner, boolean isSharing) {
        boolean isShared = isSharing && isAgreed(root.path("$defs"));
        Map<String, String> own = isShared ? shared : new HashMap<>();
        TypeExpression type = converter(root, isShared ? "" : owner, own).of(schema);
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
        return type;
    }

    /** Declares a type by a name near to the wanted one, and gives its name. */
    String declare(String wanted, TypeExpression type) {
        String name = names.of(wanted);
        declared.put(name, type);
        return name;
    }

    private boolean isAgreed(JsonNode definitions) {
        for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
            JsonNode known = sharedSchemas.get(definition.getKey());
            if (known != null && !known.equals(definition.getValue())) {
                return false;
            }
        }
        definitions.properties().forEach(entry -> sharedSchemas.putIfAbsent(entry.getKey(), entry.getValue()));
        return true;
    }

    private SchemaType converter(JsonNode root, String owner, Map<String, String> known) {
        return new SchemaType(reference -> {
            String name = known.get(reference);
            if (name != null) {
                return TypeExpression.reference(name);
            }
            JsonNode target = SchemaReference.target(root, reference);
            if (target.isMissingNode()) {
                return TypeExpression.UNKNOWN;
            }
            String last = reference.startsWith(DEFINITIONS) ? reference.substring(DEFINITIONS.length()) : reference;
            String added = names.of(owner + ' ' + (last.equals("#") ? "Itself" : last));
            known.put(reference, added);
            declared.put(added, TypeExpression.UNKNOWN); // takes its place among the others
            pending.add(() -> declared.put(added, converter(root, owner, known).of(target)));
            return TypeExpression.reference(added);
        });
    }

    /** All declarations. A name that would stand for itself only, and says nothing so, is {@code unknown}. */
    String text() {
        StringBuilder text = new StringBuilder();
        declared.forEach((name, type) -> {
            if (type.isObject()) {
                text.append("\nexport interface ").append(name).append(' ').append(type.text()).append('\n');
            } else {
                String meaning = isCircular(name) ? "unknown" : type.text();
                text.append("\nexport type ").append(name).append(" = ").append(meaning).append(";\n");
            }
        });
        return text.toString();
    }

    private boolean isCircular(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        next.add(name);
        while (!next.isEmpty()) {
            TypeExpression type = declared.get(next.remove());
            if (type != null && !type.isObject()) {
                for (String alias : type.aliases()) {
                    if (alias.equals(name)) {
                        return true;
                    }
                    if (seen.add(alias)) {
                        next.add(alias);
                    }
                }
            }
        }
        return false;
    }
}
