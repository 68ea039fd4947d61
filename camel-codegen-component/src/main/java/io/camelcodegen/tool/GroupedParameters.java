package io.camelcodegen.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a REST operation, gathered in the groups they are sent in: {@code {"path":{…},"query":{…},
 * "header":{…},"cookie":{…},"body":…}}. What is null is not given. What generated parameter records make themselves
 * into; not thread-safe.
 */
public final class GroupedParameters {

    private final Map<String, Object> groups = new LinkedHashMap<>();

    public GroupedParameters path(String name, @Nullable Object value) {
        return put("path", name, value);
    }

    public GroupedParameters query(String name, @Nullable Object value) {
        return put("query", name, value);
    }

    public GroupedParameters header(String name, @Nullable Object value) {
        return put("header", name, value);
    }

    public GroupedParameters cookie(String name, @Nullable Object value) {
        return put("cookie", name, value);
    }

    public GroupedParameters body(@Nullable Object value) {
        if (value != null) {
            groups.put("body", value);
        }
        return this;
    }

    /** The groups that hold something, in the order of their first parameter. */
    public Map<String, Object> toMap() {
        return groups;
    }

    @SuppressWarnings("unchecked") // every group but the body is a map of ours
    private GroupedParameters put(String group, String name, @Nullable Object value) {
        if (value != null) {
            ((Map<String, Object>) groups.computeIfAbsent(group, absent -> new LinkedHashMap<String, Object>()))
                    .put(name, value);
        }
        return this;
    }
}
