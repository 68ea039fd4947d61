package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.agent.ToolDescription.ParameterDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a tool, one by one, and an example of them.
 *
 * @param grouped whether they must be given in their groups, as a name alone would not say where it goes
 */
record InputOutline(List<ParameterDescription> parameters, boolean grouped, ObjectNode example) {

    private static final int MEANING = 140;
    private static final String BODY = "body";
    private static final Set<String> GROUPS = Set.of("path", "query", "header", "cookie", BODY);

    /** @param name as it goes on the wire; empty for a whole body */
    private record Entry(String in, String name, SchemaView schema, boolean required) {

        String key() {
            return name.isEmpty() ? in : name;
        }

        ParameterDescription description() {
            String meaning = AgentText.prose(schema.get("description").asText(""), MEANING);
            return new ParameterDescription(in, TypeText.name(name), TypeText.of(schema), required, meaning);
        }
    }

    /** @param operation whether the schema has the groups of an HTTP operation */
    static InputOutline of(ObjectNode input, boolean operation) {
        SchemaView root = SchemaView.of(input);
        List<Entry> entries = operation ? ofOperation(root) : members("", root, root.required());
        boolean grouped = operation && !canBeFlat(entries);
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        for (Entry entry : entries) {
            if (entry.required()) {
                boolean inGroup = grouped && !entry.name().isEmpty();
                ObjectNode place = inGroup ? group(example, entry.in()) : example;
                place.set(entry.key(), ExampleValue.of(entry.key(), entry.schema()));
            }
        }
        return new InputOutline(entries.stream().map(Entry::description).toList(), grouped, example);
    }

    private static ObjectNode group(ObjectNode example, String name) {
        return example.get(name) instanceof ObjectNode known ? known : example.putObject(name);
    }

    private static List<Entry> ofOperation(SchemaView root) {
        List<Entry> entries = new ArrayList<>();
        root.properties().forEach((group, schema) -> {
            SchemaView view = root.at(schema);
            if (group.equals(BODY)) {
                entries.addAll(body(view, root.required().contains(BODY)));
            } else {
                entries.addAll(members(group, view, view.required()));
            }
        });
        return entries;
    }

    private static List<Entry> body(SchemaView body, boolean required) {
        Map<String, JsonNode> members = body.properties();
        if (members.isEmpty() || !body.alternatives().isEmpty() || !body.types().contains("object")) {
            return List.of(new Entry(BODY, "", body, required));
        }
        Set<String> needed = new HashSet<>();
        if (required) {
            needed.addAll(body.required());
            needed.addAll(body.requiredByFirst());
            if (needed.isEmpty()) { // there must be a body, and an empty one says nothing
                needed.add(members.keySet().iterator().next());
            }
        }
        return members(BODY, body, needed);
    }

    private static List<Entry> members(String group, SchemaView object, Set<String> required) {
        return object.properties().entrySet().stream()
                .map(member -> new Entry(
                        group, member.getKey(), object.at(member.getValue()), required.contains(member.getKey())))
                .sorted(Comparator.comparing(entry -> !entry.required()))
                .toList();
    }

    /** Whether each name has one place only, by the rules of the component for parameters without groups. */
    private static boolean canBeFlat(List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        return entries.stream()
                .allMatch(entry -> seen.add(entry.key().toLowerCase(Locale.ROOT))
                        && (entry.name().isEmpty() || !GROUPS.contains(entry.name()) || isScalar(entry.schema())));
    }

    private static boolean isScalar(SchemaView schema) {
        Set<String> types = schema.types();
        return !types.isEmpty()
                && !types.contains("object")
                && schema.alternatives().isEmpty();
    }
}
