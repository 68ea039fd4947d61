package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the parameters of one operation into groups: {@code {"path":{…},"query":{…},"header":{…},"cookie":{…},
 * "body":…}}. Groups and flat names may be mixed. What a name at the top means:
 *
 * <ol>
 *   <li>{@code path}, {@code query}, {@code header} or {@code cookie} with an object is the group. With anything else it
 *       is the parameter of that name, if there is one: a parameter that is an object and has a group's name can only
 *       be given within its group.
 *   <li>{@code body} is the whole body, if the operation takes one. Only where the body's schema declares a property
 *       {@code body} and the value is no object, it is that property (an issue's text in GitHub's API).
 *   <li>The name of one parameter, or of one property of the body, goes there. A property of the body counts only while
 *       the whole body is not given as well. Header names are compared without case.
 *   <li>A name that stands for several of these, or is given twice, is an error that says where it could go.
 *   <li>Any other name stays at the top, where validation names it as unknown; or goes into the body, if the body's
 *       schema is an object without declared properties or with a schema for additional ones.
 * </ol>
 *
 * <p>Immutable. The values are not copied: who changes them copies them first.
 */
final class ParameterArranger {

    private static final Set<String> GROUPS = Set.of("path", "query", "header", "cookie");
    private static final String BODY = "body";

    private final boolean takesBody;
    private final BodyProperties properties;
    private final Map<String, List<Parameter>> parameters = new LinkedHashMap<>();
    private final Map<String, Parameter> headers = new LinkedHashMap<>();
    private final Set<String> requiredGroups = new TreeSet<>();
    private final Map<String, String> ignoredHeaders;

    /**
     * @param bodySchema of the body as it is sent by default; null where the operation takes none
     * @param ignoredHeaders see {@link OperationSpec#ignoredHeaders()}
     */
    ParameterArranger(List<Parameter> parameters, @Nullable JsonNode bodySchema, Map<String, String> ignoredHeaders) {
        this.ignoredHeaders = Map.copyOf(ignoredHeaders);
        this.takesBody = bodySchema != null;
        this.properties = bodySchema == null ? BodyProperties.NONE : BodyProperties.of(bodySchema);
        for (Parameter parameter : parameters) {
            this.parameters
                    .computeIfAbsent(parameter.name(), name -> new ArrayList<>(1))
                    .add(parameter);
            if (parameter.required()) {
                requiredGroups.add(group(parameter));
            }
            if (parameter.in() == In.HEADER) {
                headers.put(lower(parameter.name()), parameter);
            }
        }
    }

    /** @throws InvalidParameterException where a name has no one place, or is that of a header that is no parameter */
    ObjectNode arrange(ObjectNode given) {
        JsonNode body = given.get(BODY);
        boolean wholeBody = body != null && takesBody && !isBodyProperty(body);
        ObjectNode arranged = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (GROUPS.contains(name) && (value.isObject() || value.isNull() && !parameters.containsKey(name))) {
                value.properties()
                        .forEach(member -> put(arranged, name, canonical(name, member.getKey()), member.getValue()));
            } else if (name.equals(BODY) && wholeBody) {
                arranged.set(BODY, value);
            } else {
                place(arranged, name, value, wholeBody);
            }
        }
        JsonNode content = arranged.get(BODY);
        if (content != null) {
            try {
                arranged.set(BODY, FileNode.replacePojos(content));
            } catch (IllegalArgumentException e) {
                throw new InvalidParameterException("/" + BODY, "the body " + e.getMessage());
            }
        }
        return arranged;
    }

    /** Adds the groups that must not be missing, so that validation names the missing parameter and not its group. */
    void addRequiredGroups(ObjectNode arranged) {
        for (String group : requiredGroups) {
            if (!arranged.has(group)) {
                arranged.putObject(group);
            }
        }
    }

    private boolean isBodyProperty(JsonNode value) {
        return !value.isObject() && properties.names().contains(BODY);
    }

    private void place(ObjectNode arranged, String name, JsonNode value, boolean wholeBody) {
        List<Parameter> candidates = candidates(name);
        boolean property = !wholeBody && properties.names().contains(name);
        if (candidates.size() + (property ? 1 : 0) > 1) {
            throw ambiguous(name, candidates, property);
        }
        if (!candidates.isEmpty()) {
            put(arranged, group(candidates.get(0)), candidates.get(0).name(), value);
        } else if (property || !wholeBody && properties.holds(name)) {
            put(arranged, BODY, name, value);
        } else {
            requireParameter(name);
            arranged.set(name, value);
        }
    }

    /** Else validation would call unknown what the document declares. */
    private void requireParameter(String header) {
        String instead = ignoredHeaders.isEmpty() ? null : ignoredHeaders.get(lower(header));
        if (instead != null) {
            throw InvalidParameterException.of(In.HEADER, header, "cannot be set: " + instead);
        }
    }

    private List<Parameter> candidates(String name) {
        List<Parameter> exact = parameters.get(name);
        if (exact != null) {
            return exact;
        }
        Parameter header = headers.isEmpty() ? null : headers.get(lower(name));
        return header == null ? List.of() : List.of(header);
    }

    /** A header's name as the document spells it: that is how the input schema knows it. */
    private String canonical(String group, String name) {
        if (!group.equals("header")) {
            return name;
        }
        Parameter header = headers.get(lower(name));
        if (header == null) {
            requireParameter(name);
            return name;
        }
        return header.name();
    }

    private static void put(ObjectNode arranged, String group, String name, JsonNode value) {
        JsonNode members = arranged.get(group);
        ObjectNode target = members instanceof ObjectNode known ? known : arranged.putObject(group);
        if (target.has(name)) {
            throw new InvalidParameterException(
                    "/" + InvalidParameterException.escape(name),
                    "'" + name + "' is given twice, once in '" + group + "'; give it once");
        }
        target.set(name, value);
    }

    private static InvalidParameterException ambiguous(String name, List<Parameter> candidates, boolean property) {
        List<String> places = new ArrayList<>();
        candidates.forEach(candidate -> places.add(group(candidate)));
        if (property) {
            places.add(BODY);
        }
        return new InvalidParameterException(
                "/" + InvalidParameterException.escape(name),
                "'" + name + "' could go to " + String.join(" or ", places) + "; give it in its group, as in {\""
                        + places.get(0) + "\":{\"" + name + "\":…}}");
    }

    private static String group(Parameter parameter) {
        return switch (parameter.in()) {
            case PATH -> "path";
            case QUERY -> "query";
            case HEADER -> "header";
            case COOKIE -> "cookie";
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
