package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * References of a schema within itself: JSON pointers, {@code $anchor}s, and {@code $id}s of the resources it embeds
 * (JSON Schema 2020-12 core, section 8.2). Nothing is ever fetched.
 */
final class SelfContainedScope implements ReferenceScope {

    private static final Logger LOG = LoggerFactory.getLogger(SelfContainedScope.class);

    private final SchemaIndex index;

    private SelfContainedScope(SchemaIndex index) {
        this.index = index;
    }

    static SelfContainedScope of(ObjectNode root) {
        return new SelfContainedScope(new SchemaIndex(root));
    }

    @Override
    public @Nullable Target find(ObjectNode holder, String keyword, String ref) {
        String base = index.baseOf(holder);
        int hash = ref.indexOf('#');
        String uri = hash < 0 ? ref : ref.substring(0, hash);
        String fragment = hash < 0 ? "" : DefinitionName.decode(ref.substring(hash + 1));
        String resource = uri.isEmpty() ? base : resolve(base, uri);
        JsonNode root = index.resource(resource);
        if (root == null) {
            return anything(keyword, ref, "is outside the schema");
        }
        if (keyword.equals("$recursiveRef") ? index.isRecursive() : index.isDynamic(keyword, fragment)) {
            return anything(keyword, ref, "depends on the way it is reached");
        }
        JsonNode target = fragment.isEmpty() || fragment.startsWith("/")
                ? index.at(root, fragment)
                : index.anchor(resource, fragment);
        if (target == null) {
            throw new MalformedSchemaException(keyword + " '" + LogText.of(ref) + "' names nothing in the schema", ref);
        }
        return new Target(index.pointerOf(target, root, fragment), target);
    }

    private static @Nullable Target anything(String keyword, String ref, String why) {
        LOG.warn("{} '{}' {}; it is taken to allow anything", keyword, LogText.of(ref), why);
        return null;
    }

    /** A URI reference against a base; as it is where one of them is no URI. */
    static String resolve(String base, String reference) {
        try {
            return URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }
}
