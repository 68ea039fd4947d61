package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a finding what is wrong, where, what was expected and what came. */
final class ViolationWording {

    private static final int MAX_SHOWN = 80;
    private static final int MAX_NAMES = 10;

    private final SchemaPath schema;

    ViolationWording(ObjectNode schema) {
        this.schema = new SchemaPath(schema);
    }

    Violation of(Finding finding) {
        String member = finding.member() == null ? "" : finding.member();
        String shown = LogText.of(member, MAX_SHOWN);
        return switch (finding.keyword()) {
            case "required" ->
                about(finding, member, "missing required field '" + shown + "'" + within(finding, member), "a value");
            case "dependentRequired" -> {
                String missing = finding.arguments().isEmpty()
                        ? member
                        : String.valueOf(finding.arguments().get(0));
                yield about(
                        finding,
                        missing,
                        "missing required field '" + LogText.of(missing, MAX_SHOWN) + "', as '" + shown + "' is given",
                        "a value");
            }
            case "additionalProperties", "unevaluatedProperties" ->
                about(finding, member, "unknown field '" + shown + "'" + didYouMean(finding, member), null);
            case "propertyNames" -> about(finding, member, "the field name '" + shown + "' is not allowed", null);
            case "type" -> violation(finding, finding.instance(), typeMessage(finding), types(finding.asked()));
            case "oneOf" ->
                violation(
                        finding,
                        finding.instance(),
                        "must match exactly one of " + finding.asked().size() + " alternatives, but matches "
                                + finding.arguments().stream().findFirst().orElse("none"),
                        "exactly one of " + finding.asked().size() + " alternatives");
            default -> {
                String expected = expected(finding);
                yield violation(
                        finding,
                        finding.instance(),
                        "must " + expected,
                        expected.startsWith("be ") ? expected.substring(3) : expected);
            }
        };
    }

    /** Whether a finding about {@code oneOf} says that too many alternatives match. */
    static boolean matchesSeveral(Finding oneOf) {
        return !oneOf.arguments().isEmpty()
                && !String.valueOf(oneOf.arguments().get(0)).equals("0");
    }

    /** None of the alternatives takes values of this type. */
    Violation otherTypes(List<Finding> findings, Finding.Fork fork) {
        Set<String> types = new LinkedHashSet<>();
        findings.stream()
                .filter(finding ->
                        finding.keyword().equals("type") && finding.instance().size() == fork.instanceDepth())
                .forEach(finding -> types.addAll(TypeRules.mend(finding.asked())));
        Finding first = findings.get(0);
        String expected = String.join(" or ", types);
        JsonNode received = first.received();
        return violation(
                first,
                first.instance().subList(0, fork.instanceDepth()),
                "must be " + expected + ", not " + TypeRules.of(received),
                expected);
    }

    /** Several alternatives could have been meant, and none matches. */
    Violation noAlternative(Finding nearest, Finding.Fork fork) {
        int count = schema.at(nearest.evaluation().subList(0, fork.at() + 1)).size();
        List<Object> place = nearest.instance().subList(0, fork.instanceDepth());
        String message = "must match one of " + count + " alternatives, but matches none; nearest: "
                + of(nearest).message();
        return new Violation(pointer(place), dotted(place) + message, "one of " + count + " alternatives", null);
    }

    private String typeMessage(Finding finding) {
        return "must be " + types(finding.asked()) + ", not " + TypeRules.of(finding.received());
    }

    private static String types(JsonNode type) {
        return String.join(" or ", TypeRules.mend(type));
    }

    private static String expected(Finding finding) {
        String asked = show(finding.asked());
        return switch (finding.keyword()) {
            case "minLength" -> "be at least " + asked + " characters";
            case "maxLength" -> "be at most " + asked + " characters";
            case "minimum" -> "be >= " + asked;
            case "maximum" -> "be <= " + asked;
            case "exclusiveMinimum" -> "be > " + asked;
            case "exclusiveMaximum" -> "be < " + asked;
            case "multipleOf" -> "be a multiple of " + asked;
            case "minItems" -> "have at least " + asked + " items";
            case "maxItems" -> "have at most " + asked + " items";
            case "uniqueItems" -> "not have two equal items";
            case "minProperties" -> "have at least " + asked + " fields";
            case "maxProperties" -> "have at most " + asked + " fields";
            case "pattern" -> "match the pattern " + LogText.of(finding.asked().asText(), MAX_SHOWN);
            case "const" -> "be " + asked;
            case "enum" -> "be one of " + values(finding.asked());
            case "contains", "minContains", "maxContains" ->
                "have "
                        + (finding.keyword().startsWith("max") ? "at most " : "at least ")
                        + finding.arguments().stream().findFirst().orElse("1") + " items that match";
            case "not" -> "not be what the schema rules out";
            case "false" -> "not be given";
            case "items", "unevaluatedItems" -> "have no more items than the schema describes";
            default -> "satisfy '" + LogText.of(finding.keyword()) + "'";
        };
    }

    private static String values(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(show(value)));
        String all = String.join(", ", values);
        return all.length() <= 4 * MAX_SHOWN
                ? all
                : values.stream().limit(10).collect(Collectors.joining(", ")) + ", … (" + values.size() + " values)";
    }

    /** What the missing field must hold itself: who gives it next should not be told one by one. */
    private String within(Finding finding, String member) {
        Set<String> required = schema.required(properties(finding).path(member));
        if (required.isEmpty()) {
            return "";
        }
        String names = required.stream()
                .limit(MAX_NAMES)
                .map(name -> "'" + LogText.of(name, MAX_SHOWN) + "'")
                .collect(Collectors.joining(", "));
        return " (required in it: " + names + (required.size() > MAX_NAMES ? ", …)" : ")");
    }

    /** The properties beside the keyword that was not met. */
    private JsonNode properties(Finding finding) {
        int holder = Math.max(0, finding.evaluation().size() - 1);
        return schema.at(finding.evaluation().subList(0, holder)).path("properties");
    }

    private String didYouMean(Finding finding, String member) {
        List<String> known = new ArrayList<>();
        properties(finding).fieldNames().forEachRemaining(known::add);
        return LogText.of(NearestNames.hint(member, known), 2 * MAX_SHOWN);
    }

    /** A violation at a member of the value that was looked at. */
    private static Violation about(Finding finding, String member, String message, @Nullable String expected) {
        List<Object> place = new ArrayList<>(finding.instance());
        place.add(member);
        return new Violation(pointer(place), dotted(finding.instance()) + message, expected, null);
    }

    private Violation violation(Finding finding, List<Object> place, String message, String expected) {
        boolean secret = schema.isSecret(finding.evaluation())
                || place.stream().anyMatch(step -> SecretNames.isSecret(String.valueOf(step)));
        String received = secret ? null : describe(finding.received());
        return new Violation(pointer(place), dotted(place) + message, expected, received);
    }

    /** A scalar as JSON. Of objects and arrays only the size: a secret may be in them. */
    private static String describe(JsonNode value) {
        if (value.isContainerNode()) {
            return (value.isObject()
                    ? "object with " + value.size() + " fields"
                    : "array of " + value.size() + " items");
        }
        return show(value);
    }

    private static String show(JsonNode value) {
        if (value.isTextual() && value.textValue().length() > MAX_SHOWN) {
            return LogText.of('"' + value.textValue(), MAX_SHOWN); // not escaped as a whole only to be cut
        }
        return LogText.of(value.toString(), MAX_SHOWN);
    }

    private static String pointer(List<Object> place) {
        StringBuilder pointer = new StringBuilder();
        place.forEach(step -> pointer.append('/').append(JsonPointers.escape(String.valueOf(step))));
        return pointer.toString();
    }

    /** {@code query.tags[0]: }, or nothing for the value itself. */
    private static String dotted(List<Object> place) {
        StringBuilder path = new StringBuilder();
        for (Object step : place) {
            if (step instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(LogText.of(String.valueOf(step), MAX_SHOWN));
            }
        }
        return path.isEmpty() ? "" : path.append(": ").toString();
    }
}
