package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    private int schemas;

    private record Pending(String name, JsonNode schema) {}

    /** @param references the document that the schemas stand in */
    public SchemaNormalizer(SchemaReferences references) {
        this(new DocumentScope(references), Dialect.UNDECLARED);
    }

    private SchemaNormalizer(ReferenceScope scope, Dialect dialect) {
        this.scope = scope;
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
            definitions.set(next.name(), rewriter.rewrite(next.schema()));
            fresh.add(next.name());
        }
        if (!fresh.isEmpty()) {
            new ReferenceLoops(definitions).breakAll(fresh);
        }
        return normalized;
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
        SchemaNormalizer normalizer = new SchemaNormalizer(SelfContainedScope.of(object), Dialect.of(object));
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
        Set<String> chain = new HashSet<>();
        ReferenceScope.Target target = scope.find(holder, keyword, ref);
        while (target != null && target.schema() instanceof ObjectNode alias && isOnlyReference(alias)) {
            if (!chain.add(target.key())) {
                LOG.warn("$ref '{}' leads only to itself; it is taken to allow anything", LogText.of(ref));
                return null;
            }
            target = scope.find(alias, "$ref", alias.path("$ref").textValue());
        }
        return target == null ? null : "#/$defs/" + define(target);
    }

    private static boolean isOnlyReference(ObjectNode schema) {
        return schema.size() == 1 && schema.path("$ref").isTextual();
    }

    private String define(ReferenceScope.Target target) {
        String known = namesByKey.get(target.key());
        if (known != null) {
            return known;
        }
        String name = DefinitionName.of(target.key(), names);
        namesByKey.put(target.key(), name);
        pending.add(new Pending(name, target.schema()));
        return name;
    }
}
