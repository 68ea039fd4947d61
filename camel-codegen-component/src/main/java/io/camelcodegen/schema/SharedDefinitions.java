package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one document as they were normalised for some of its tools, to be used for others: the same object
 * schemas stand behind most operations of an API. Thread-safe; what it holds must not be modified.
 */
public final class SharedDefinitions {

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, Definition> byKey = new ConcurrentHashMap<>();

    /**
     * @param name in the schema it was made for
     * @param references what it refers to, in order: key to name. It can stand in another schema if all have the same
     *     names there
     * @param schemas how many schemas it consists of, without those that it refers to
     */
    record Definition(String name, JsonNode schema, Map<String, String> references, int schemas) {}

    /** The key of the definition that a reference leads to; null where that is not known yet. */
    @Nullable
    String key(String ref) {
        return keys.get(ref);
    }

    void leads(String ref, String key) {
        keys.put(ref, key);
    }

    @Nullable
    Definition find(String key) {
        return byKey.get(key);
    }

    /** The first one stays: two at once have made the same. */
    void add(String key, Definition definition) {
        byKey.putIfAbsent(key, definition);
    }
}
