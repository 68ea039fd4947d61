package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes valid JSON Schema 2020-12 of the schemas that sources send: drafts 4 to 2020-12, OpenAPI 3.0 and 3.1, Swagger
 * 2.0, and the mistakes found in all of them. What is no mistake keeps its meaning, with one exception: where
 * {@code type} is missing it is inferred, {@code properties} meaning an object and {@code items} an array.
 *
 * <p>A {@code $ref} becomes {@code #/$defs/Name}; what it names is normalised once and gathered in
 * {@link #definitions()}, so recursion stays a {@code $ref} and nothing is ever inlined. Keywords beside a {@code $ref}
 * are kept and apply, as 2020-12 has it; OpenAPI 3.0 ignored them, but who writes them means them.
 *
 * <p>Not thread-safe; one instance serves the schemas of one tool, which then share their definitions.
 */
public final class SchemaNormalizer {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaNormalizer.class);

    /** Schemas of one instance, references followed: far past real documents, far below what fills a heap. */
    private static final int MAX_SCHEMAS = 500_000;

    private final ReferenceScope scope;
    private final SchemaRewriter rewriter;
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> namesByKey = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final @Nullable SharedDefinitions shared;
    private final Map<String, SharedDefinitions.Definition> toShare = new HashMap<>();
    /** What the definition that is being rewritten refers to, key to name. */
    private Map<String, String> referred = new LinkedHashMap<>();

    private int schemas;

    /** @param schema as the document has it, read where it is needed */
    private record Pending(String name, String key, Supplier<JsonNode> schema) {}

    /** @param references the document that the schemas stand in */
    public SchemaNormalizer(SchemaReferences references) {
        this(new DocumentScope(references), Dialect.UNDECLARED, null);
    }

    /**
     * @param references the document that the schemas stand in
     * @param shared what was normalised of that document before; gets what is normalised now
     */
    public SchemaNormalizer(SchemaReferences references, SharedDefinitions shared) {
        this(new DocumentScope(references), Dialect.UNDECLARED, shared);
    }

    private SchemaNormalizer(ReferenceScope scope, Dialect dialect, @Nullable SharedDefinitions shared) {
        this.scope = scope;
        this.shared = shared;
        this.rewriter = new SchemaRewriter(dialect, this::countSchema, this::reference);
    }

    /**
     * The schema as 2020-12, without {@code $schema} and {@code $defs}: its references point into
     * {@link #definitions()}. The argument is not modified and shares nothing with the result.
     *
     * @throws MalformedSchemaException where a {@code $ref} names nothing, or it is nested too deeply or too large
     */
    public JsonNode normalize(JsonNode schema) {
        JsonNode normalized = rewriter.rewrite(schema);
        Set<String> fresh = new HashSet<>();
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            definitions.set(next.name(), definition(next));
            fresh.add(next.name());
        }
        if (!fresh.isEmpty()) {
            breakLoops(fresh);
        }
        return normalized;
    }

    private void breakLoops(Set<String> fresh) {
        if (shared == null) {
            new ReferenceLoops(definitions, true).breakAll(fresh);
        } else if (new ReferenceLoops(definitions, false).breakAll(fresh)) {
            toShare.forEach(shared::add);
        } else { // other tools must not see what is cut here
            Set<String> names = new HashSet<>();
            definitions.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> definitions.set(name, definitions.path(name).deepCopy()));
            new ReferenceLoops(definitions, true).breakAll(fresh);
        }
        toShare.clear();
    }

    private JsonNode definition(Pending next) {
        SharedDefinitions.Definition known = shared == null ? null : shared.find(next.key());
        if (known != null && known.name().equals(next.name()) && isNamedAlike(known)) {
            schemas += known.schemas() - 1;
            countSchema();
            return known.schema();
        }
        int before = schemas;
        referred = new LinkedHashMap<>();
        JsonNode rewritten = rewriter.rewrite(next.schema().get());
        if (shared != null) {
            toShare.put(
                    next.key(), new SharedDefinitions.Definition(next.name(), rewritten, referred, schemas - before));
        }
        return rewritten;
    }

    /** Defines all that it refers to. */
    private boolean isNamedAlike(SharedDefinitions.Definition definition) {
        boolean alike = true;
        for (Map.Entry<String, String> reference : definition.references().entrySet()) {
            String key = reference.getKey();
            alike &= define(key, () -> read(key)).equals(reference.getValue());
        }
        return alike;
    }

    private JsonNode read(String key) {
        ReferenceScope.Target target = scope.find(JsonNodeFactory.instance.objectNode(), "$ref", key);
        return target == null ? BooleanNode.TRUE : target.schema();
    }

    /** What the normalised schemas refer to, by the names of their {@code #/$defs/…}, each normalised. A copy. */
    public ObjectNode definitions() {
        return JsonNodeFactory.instance.objectNode().setAll(definitions);
    }

    /**
     * A schema that stands for itself, such as MCP's {@code inputSchema}: its references are looked up in itself, by
     * pointer, {@code $anchor} or {@code $id}; one to another document means "anything", with a WARN.
     *
     * <p>A schema that declares a {@code $schema} is taken at its word: no {@code type} is inferred.
     *
     * @param schema an object; a boolean or anything else allows every object
     * @return with {@code $schema}, and {@code $defs} where there are any
     * @throws MalformedSchemaException where a {@code $ref} names nothing, or it is nested too deeply or too large
     */
    public static ObjectNode normalizeDocument(@Nullable JsonNode schema) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", Keywords.DIALECT);
        if (!(schema instanceof ObjectNode object)) {
            return document.put("type", "object").put("additionalProperties", true);
        }
        SchemaNormalizer normalizer = new SchemaNormalizer(SelfContainedScope.of(object), Dialect.of(object), null);
        JsonNode normalized = normalizer.normalize(object);
        if (normalized instanceof ObjectNode root) {
            document.setAll(root);
        }
        if (!normalizer.definitions.isEmpty()) {
            document.set("$defs", normalizer.definitions());
        }
        return document;
    }

    private void countSchema() {
        if (++schemas > MAX_SCHEMAS) {
            throw new MalformedSchemaException("more than " + MAX_SCHEMAS + " schemas refer to one another", null);
        }
    }

    /** @return the reference's new spelling, or null for "anything" */
    private @Nullable String reference(ObjectNode holder, String keyword, String ref) {
        String known = shared == null ? null : shared.key(ref);
        if (known != null && keyword.equals("$ref")) {
            return referTo(known, () -> read(known));
        }
        Set<String> chain = new HashSet<>();
        ReferenceScope.Target target = scope.find(holder, keyword, ref);
        while (target != null && target.schema() instanceof ObjectNode alias && isOnlyReference(alias)) {
            if (!chain.add(target.key())) {
                LOG.warn("$ref '{}' leads only to itself; it is taken to allow anything", LogText.of(ref));
                return null;
            }
            target = scope.find(alias, "$ref", alias.path("$ref").textValue());
        }
        if (target == null) {
            return null;
        }
        if (shared != null && keyword.equals("$ref")) {
            shared.leads(ref, target.key());
        }
        JsonNode schema = target.schema();
        return referTo(target.key(), () -> schema);
    }

    private String referTo(String key, Supplier<JsonNode> schema) {
        String name = define(key, schema);
        referred.put(key, name);
        return "#/$defs/" + name;
    }

    private static boolean isOnlyReference(ObjectNode schema) {
        return schema.size() == 1 && schema.path("$ref").isTextual();
    }

    private String define(String key, Supplier<JsonNode> schema) {
        String known = namesByKey.get(key);
        if (known != null) {
            return known;
        }
        String name = DefinitionName.of(key, names);
        namesByKey.put(key, name);
        pending.add(new Pending(name, key, schema));
        return name;
    }
}
