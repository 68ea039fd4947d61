package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camelcodegen.lock.ShapeView.Property;
import io.camelcodegen.lock.ToolChange.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has changed from one schema to another. Parameters must still be accepted: it breaks callers where a schema has
 * become narrower. Results must still be understood: it breaks readers where one has become wider. Bounded in work and
 * in what it tells. Not thread-safe.
 */
final class SchemaComparison {

    private static final int MOST_CHANGES = 50;
    private static final int MOST_STEPS = 20_000;

    private final Part part;
    private final boolean input;
    private final LockedSchema before;
    private final LockedSchema now;
    private final List<ToolChange> changes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int steps;

    private SchemaComparison(Part part, LockedSchema before, LockedSchema now) {
        this.part = part;
        this.input = part == Part.INPUT;
        this.before = before;
        this.now = now;
    }

    /** @return empty where the schemas are the same; never where their hashes differ */
    static List<ToolChange> compare(Part part, LockedSchema before, LockedSchema now) {
        if (before.hash().equals(now.hash())) {
            return List.of();
        }
        SchemaComparison comparison = new SchemaComparison(part, before, now);
        comparison.compare("", before.shape(), now.shape());
        if (comparison.changes.isEmpty()) {
            comparison.add("", "its words, examples or defaults changed", false);
        }
        return List.copyOf(comparison.changes);
    }

    private void compare(String pointer, JsonNode was, JsonNode is) {
        if (changes.size() > MOST_CHANGES) {
            return;
        }
        if (++steps > MOST_STEPS) {
            add(pointer, "too large to be compared further", true);
            return;
        }
        if (was.isTextual() && was.equals(is) && !isReference(was)) {
            return;
        }
        if (isReference(was) || isReference(is)) {
            if (!seen.add(was + " " + is)) { // also ends recursion; each pair of types is told of once
                return;
            }
            JsonNode wasType = resolve(was, before);
            JsonNode isType = resolve(is, now);
            if (wasType == null || isType == null) {
                if (!was.equals(is)) {
                    add(pointer, "refers to another type", true);
                }
                return;
            }
            compare(pointer, wasType, isType);
            return;
        }
        compare(pointer, ShapeView.of(was), ShapeView.of(is));
    }

    private static boolean isReference(JsonNode shape) {
        return shape.isTextual() && shape.textValue().startsWith("#");
    }

    private static @Nullable JsonNode resolve(JsonNode shape, LockedSchema schema) {
        if (!isReference(shape)) {
            return shape;
        }
        String name = shape.textValue().substring(1);
        return name.isEmpty() ? schema.shape() : schema.types().get(name);
    }

    private void compare(String pointer, ShapeView was, ShapeView is) {
        types(pointer, was, is);
        if (!was.format().equals(is.format())) {
            boolean narrower = input && !is.format().isEmpty();
            boolean lost = !input && !was.format().isEmpty();
            add(pointer, "format " + quoted(was.format()) + " became " + quoted(is.format()), narrower || lost);
        }
        values(pointer, was.values(), is.values());
        properties(pointer, was, is);
        others(pointer, was.others(), is.others());
        if (was.items() != null || is.items() != null) {
            compare(pointer + "/*", orAny(was.items()), orAny(is.items()));
        }
        limits(pointer, was.limits(), is.limits());
        for (String keyword : SchemaShape.COMBINED) {
            combined(
                    pointer,
                    keyword,
                    was.combined().getOrDefault(keyword, List.of()),
                    is.combined().getOrDefault(keyword, List.of()));
        }
        if (!was.rules().equals(is.rules())) {
            add(pointer, "other rules of its schema changed", input);
        }
    }

    private void types(String pointer, ShapeView was, ShapeView is) {
        if (was.types().equals(is.types())) {
            return;
        }
        boolean narrower = was.types().isEmpty() || was.types().stream().anyMatch(type -> !is.admits(type));
        boolean wider = is.types().isEmpty() || is.types().stream().anyMatch(type -> !was.admits(type));
        add(pointer, "type " + was.describe() + " became " + is.describe(), input ? narrower : wider);
    }

    private void values(String pointer, @Nullable Set<String> was, @Nullable Set<String> is) {
        if (was == null || is == null) {
            if (was != null || is != null) {
                add(
                        pointer,
                        was == null ? "only listed values are allowed now" : "any value is allowed now",
                        input && was == null);
            }
            return;
        }
        for (String value : was) {
            if (!is.contains(value)) {
                add(pointer, "value " + Printable.cut(value) + " removed", input);
            }
        }
        for (String value : is) {
            if (!was.contains(value)) { // readers have to expect values that are new to them
                add(pointer, "value " + Printable.cut(value) + " added", false);
            }
        }
    }

    private void properties(String pointer, ShapeView was, ShapeView is) {
        Set<String> names = new TreeSet<>(was.properties().keySet());
        names.addAll(is.properties().keySet());
        String kind = input ? "parameter" : "property";
        for (String name : names) {
            Property old = was.properties().get(name);
            Property fresh = is.properties().get(name);
            String inner = pointer + "/" + Printable.cut(name.replace("~", "~0").replace("/", "~1"));
            if (old == null && fresh != null) {
                boolean required = input && fresh.required();
                add(inner, (fresh.required() ? "required " : "optional ") + kind + " added", required);
            } else if (old != null && fresh == null) {
                add(inner, kind + " removed", true);
            } else if (old != null && fresh != null) {
                if (old.required() != fresh.required()) {
                    add(inner, fresh.required() ? "is required now" : "is optional now", input == fresh.required());
                }
                compare(inner, old.shape(), fresh.shape());
            }
        }
    }

    private void others(String pointer, @Nullable JsonNode was, @Nullable JsonNode is) {
        boolean wasClosed = was != null && was.asText().equals(SchemaShape.NEVER);
        boolean isClosed = is != null && is.asText().equals(SchemaShape.NEVER);
        if (wasClosed != isClosed) {
            add(
                    pointer,
                    isClosed ? "further properties are refused now" : "further properties are allowed now",
                    input && isClosed);
        } else if (!isClosed && (was != null || is != null)) {
            compare(pointer + "/*", orAny(was), orAny(is));
        }
    }

    private void limits(String pointer, Map<String, JsonNode> was, Map<String, JsonNode> is) {
        for (String limit : SchemaShape.LIMITS) {
            JsonNode old = was.get(limit);
            JsonNode fresh = is.get(limit);
            if (!Objects.equals(text(old), text(fresh))) {
                String change = fresh == null
                        ? limit + " removed"
                        : old == null
                                ? limit + " " + shown(fresh) + " added"
                                : limit + " " + shown(old) + " became " + shown(fresh);
                add(pointer, change, input && fresh != null && isNarrower(limit, old, fresh));
            }
        }
    }

    /** A number in the file and the same one in a schema may be nodes of two kinds. */
    private static @Nullable String text(@Nullable JsonNode limit) {
        return limit == null ? null : CanonicalJson.text(limit);
    }

    private static String shown(JsonNode limit) {
        return Printable.cut(CanonicalJson.text(limit));
    }

    private static boolean isNarrower(String limit, @Nullable JsonNode was, JsonNode is) {
        if (was == null || !was.isNumber() || !is.isNumber() || limit.equals("multipleOf")) {
            return !is.isBoolean() || is.booleanValue();
        }
        BigDecimal old = was.decimalValue();
        return limit.startsWith("min") || limit.equals("exclusiveMinimum")
                ? is.decimalValue().compareTo(old) > 0
                : is.decimalValue().compareTo(old) < 0;
    }

    /** Parts that are alike pair up; the rest are compared in their order. */
    private void combined(String pointer, String keyword, List<JsonNode> was, List<JsonNode> is) {
        Map<JsonNode, Integer> unpaired = new HashMap<>(); // there may be very many
        is.forEach(part -> unpaired.merge(part, 1, Integer::sum));
        List<JsonNode> oldParts = new ArrayList<>();
        for (JsonNode part : was) {
            if (takeOne(unpaired, part)) {
                compare(pointer, part, part); // a type of the same name may have changed
            } else {
                oldParts.add(part);
            }
        }
        List<JsonNode> newParts =
                is.stream().filter(part -> takeOne(unpaired, part)).toList();
        int pairs = Math.min(oldParts.size(), newParts.size());
        for (int i = 0; i < pairs; i++) {
            compare(pointer, oldParts.get(i), newParts.get(i));
        }
        boolean all = keyword.equals("allOf");
        if (oldParts.size() > pairs) {
            add(pointer, "a part of its " + keyword + " removed", input != all);
        } else if (newParts.size() > pairs) { // a first anyOf narrows
            add(pointer, "a part of its " + keyword + " added", input == (all || was.isEmpty()));
        }
    }

    private static boolean takeOne(Map<JsonNode, Integer> parts, JsonNode part) {
        Integer count = parts.get(part);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            parts.remove(part);
        } else {
            parts.put(part, count - 1);
        }
        return true;
    }

    private static JsonNode orAny(@Nullable JsonNode shape) {
        return shape == null ? TextNode.valueOf(SchemaShape.ANY) : shape;
    }

    private static String quoted(String format) {
        return format.isEmpty() ? "none" : Printable.quoted(format);
    }

    private void add(String pointer, String what, boolean breaking) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(new ToolChange(part, pointer, what, breaking));
        } else if (changes.size() == MOST_CHANGES) {
            changes.add(new ToolChange(part, "", "more has changed than is told here", true));
        }
    }
}
