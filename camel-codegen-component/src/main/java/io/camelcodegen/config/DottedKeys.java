package io.camelcodegen.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns the flat map in which Camel collects properties of one option ({@code github.auth.token=…}) into nested ones.
 * Camel itself cannot: it makes a plain object of what {@code sources[github].spec} names.
 */
final class DottedKeys {

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    private DottedKeys() {}

    static Map<String, Object> nest(Map<String, ?> flat, Problems problems) {
        Map<String, Object> root = new LinkedHashMap<>();
        flat.forEach((key, value) -> {
            if (!put(root, DOT.split(key, -1), value)) {
                problems.add(Problems.path("", key), "is set both as a value and as an object");
            }
        });
        root.replaceAll((name, value) -> value instanceof Branch branch ? branch.plain() : value);
        return root;
    }

    private static boolean put(Map<String, Object> root, String[] path, Object value) {
        Map<String, Object> parent = root;
        for (int i = 0; i < path.length - 1; i++) {
            Object child = parent.computeIfAbsent(path[i], name -> new Branch());
            if (child instanceof Map<?, ?> map && !(child instanceof Branch)) {
                Branch copy = new Branch(); // a caller's map is never modified
                map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
                parent.put(path[i], copy);
                child = copy;
            }
            if (!(child instanceof Branch branch)) {
                return false;
            }
            parent = branch;
        }
        return parent.putIfAbsent(path[path.length - 1], value) == null;
    }

    /** An object, or a list where all keys are numbers. */
    private static final class Branch extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        Object plain() {
            replaceAll((name, value) -> value instanceof Branch branch ? branch.plain() : value);
            if (!keySet().stream().allMatch(key -> INDEX.matcher(key).matches())) {
                return this;
            }
            Map<Integer, Object> items = new TreeMap<>();
            forEach((index, value) -> items.put(Integer.valueOf(index), value));
            return List.copyOf(items.values());
        }
    }
}
