package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of all schemas of a source, told apart: those of one name and content, counting what they refer to,
 * are one. A name that stands for several contents gets a hash of the content appended, for all of them: so no tool
 * that comes or goes decides which of them has the plain name.
 *
 * <p>Each definition is hashed once for each schema it stands in. What it refers to is followed only for names that are
 * ambiguous, or lead to one that is.
 */
final class Definitions {

    /**
     * One definition that several tools may share. To be compared by identity.
     *
     * @param typeName distinct, if it becomes a type
     * @param ref what refers to it in that document
     * @param document one of those that it stands in
     * @param input whether some tool's parameters have it
     */
    record Definition(String typeName, JsonNode ref, JsonNode schema, SchemaDocument document, boolean input) {}

    /** @param closure what is behind ambiguous names; empty where there are none */
    private record Key(String name, String closure) {}

    private static final class Version {
        private final String name;
        private final JsonNode schema;
        private @Nullable Set<String> refs;
        private String digest = "";

        private Version(String name, JsonNode schema) {
            this.name = name;
            this.schema = schema;
        }

        private Set<String> refs() {
            if (refs == null) {
                refs = new LinkedHashSet<>();
                collectReferences(schema, refs);
            }
            return refs;
        }

        private String digest() {
            if (digest.isEmpty()) {
                digest = Identifiers.hash(schema.toString(), 64);
            }
            return digest;
        }
    }

    /** By name and content; a node is equal to another of equal content. */
    private final Map<String, Map<JsonNode, Version>> versions = new TreeMap<>();

    /** Most definitions of a document are one object in all schemas, whose content need be compared only once. */
    private final Map<JsonNode, Version> known = new IdentityHashMap<>();

    private final IdentityHashMap<SchemaDocument, Map<String, Definition>> byDocument = new IdentityHashMap<>();

    /** @param names gets the names of all definitions */
    Definitions(List<SchemaDocument> documents, NameScope names) {
        IdentityHashMap<SchemaDocument, Map<String, Version>> found = new IdentityHashMap<>();
        documents.forEach(document -> found.put(document, read(document)));
        IdentityHashMap<SchemaDocument, Map<String, Key>> keys = new IdentityHashMap<>();
        Map<String, TreeSet<String>> closures = new TreeMap<>();
        Set<Key> inputs = new HashSet<>();
        documents.forEach(document -> {
            Map<String, Key> own = keys(found.getOrDefault(document, Map.of()));
            keys.put(document, own);
            own.values().forEach(key -> closures.computeIfAbsent(key.name(), name -> new TreeSet<>())
                    .add(key.closure()));
            if (document.input()) {
                inputs.addAll(own.values());
            }
        });
        Map<Key, String> typeNames = new HashMap<>();
        closures.forEach((name, all) -> all.forEach(
                closure -> typeNames.put(new Key(name, closure), typeName(name, closure, all.size() > 1, names))));
        Map<Key, Definition> definitions = new HashMap<>();
        documents.forEach(document -> {
            Map<String, Definition> own = new HashMap<>();
            keys.getOrDefault(document, Map.of())
                    .forEach((name, key) -> own.put(
                            name,
                            definitions.computeIfAbsent(
                                    key,
                                    k -> new Definition(
                                            typeNames.getOrDefault(k, name),
                                            SchemaDocument.reference(name),
                                            document.definitions().path(name),
                                            document,
                                            inputs.contains(k)))));
            byDocument.put(document, own);
        });
    }

    /** What a reference means in a document; null where it names nothing. */
    @Nullable
    Definition find(SchemaDocument document, JsonNode ref) {
        return byDocument.getOrDefault(document, Map.of()).get(SchemaDocument.definition(ref));
    }

    private static String typeName(String definition, String closure, boolean shared, NameScope names) {
        String plain = Identifiers.type(definition);
        return names.claim(shared ? plain + "_" + Identifiers.hash(closure, 4) : plain, definition + '\n' + closure);
    }

    private Map<String, Version> read(SchemaDocument document) {
        Map<String, Version> read = new HashMap<>();
        document.definitions().properties().forEach(entry -> {
            Version version = known.get(entry.getValue());
            if (version == null || !version.name.equals(entry.getKey())) {
                version = version(entry.getKey(), entry.getValue());
                known.put(entry.getValue(), version);
            }
            read.put(entry.getKey(), version);
        });
        return read;
    }

    private Version version(String name, JsonNode schema) {
        return versions.computeIfAbsent(name, absent -> new HashMap<>())
                .computeIfAbsent(schema, absent -> new Version(name, schema));
    }

    private static void collectReferences(JsonNode node, Set<String> names) {
        node.properties().forEach(member -> {
            if (member.getKey().equals("$ref") && member.getValue().isTextual()) {
                names.add(SchemaDocument.definition(member.getValue()));
            }
        });
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collectReferences(child, names);
            }
        }
    }

    private Map<String, Key> keys(Map<String, Version> found) {
        boolean unsure = found.keySet().stream().anyMatch(this::isAmbiguous);
        Map<String, Key> own = new HashMap<>();
        found.forEach((name, version) -> own.put(name, new Key(name, unsure ? closure(version, found) : "")));
        return own;
    }

    private boolean isAmbiguous(String name) {
        return versions.getOrDefault(name, Map.of()).size() > 1;
    }

    /** What the ambiguous names that a definition leads to stand for; empty for none. */
    private String closure(Version start, Map<String, Version> found) {
        Set<String> seen = new TreeSet<>();
        Deque<Version> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            Version version = next.remove();
            if (seen.add(version.name)) {
                version.refs().forEach(ref -> {
                    Version target = found.get(ref);
                    if (target != null) {
                        next.add(target);
                    }
                });
            }
        }
        List<String> contents = new ArrayList<>();
        for (String name : seen) {
            Version version = found.get(name);
            if (version != null && isAmbiguous(name)) {
                contents.add(name + ' ' + version.digest());
            }
        }
        return String.join("\n", contents);
    }
}
