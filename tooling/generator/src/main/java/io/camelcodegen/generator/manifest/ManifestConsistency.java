package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.NearestNames;
import io.camelcodegen.tool.ToolName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether what a manifest says in one place is true of what it says in another. Looks only at what has its form. */
final class ManifestConsistency {

    private static final List<String> KINDS = List.of("mcp", "openapi", "graphql", "database", "custom");
    /** A figure may be rounded to three digits either way. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

    private final ObjectNode manifest;
    private final Set<String> sources = new TreeSet<>();
    private final List<ManifestProblem> problems = new ArrayList<>();

    private ManifestConsistency(ObjectNode manifest) {
        this.manifest = manifest;
    }

    static List<ManifestProblem> check(ObjectNode manifest) {
        ManifestConsistency check = new ManifestConsistency(manifest);
        check.generated();
        check.sources();
        check.tools();
        check.auth();
        check.tokens();
        check.definitions();
        check.checksum();
        return check.problems;
    }

    private void generated() {
        JsonNode generated = manifest.path("generated");
        if (generated.isTextual()) {
            try {
                ManifestJson.instant(generated.textValue());
            } catch (DateTimeException e) {
                problems.add(new ManifestProblem(
                        "/generated", "must be a date and time as in 2026-01-31T12:00:00Z (ISO 8601)", false));
            }
        }
    }

    private void sources() {
        JsonNode kinds = manifest.path("sources");
        int count = 0;
        for (String kind : KINDS) {
            for (JsonNode name : kinds.path(kind)) {
                count++;
                if (name.isTextual() && !sources.add(name.textValue())) {
                    add("/sources/" + kind, "names '" + name.textValue() + "', which is there already");
                }
            }
        }
        if (kinds.path("total").isInt() && kinds.path("total").intValue() != count) {
            add("/sources/total", "is " + kinds.path("total") + ", but " + count + " sources are named");
        }
    }

    private void tools() {
        JsonNode tools = manifest.path("tools");
        long sum = 0;
        for (Map.Entry<String, JsonNode> source : tools.path("bySource").properties()) {
            sum += source.getValue().longValue();
            known("/tools/bySource/" + pointer(source.getKey()), source.getKey());
        }
        if (tools.path("total").isIntegralNumber() && tools.path("total").longValue() != sum) {
            add("/tools/total", "is " + tools.path("total") + ", but the tools by source are " + sum + " together");
        }
        for (String source : sources) {
            if (tools.path("bySource").isObject() && !tools.path("bySource").has(source)) {
                add("/tools/bySource", "does not count the tools of '" + source + "'");
            }
        }
    }

    private void auth() {
        boolean required = false;
        for (Map.Entry<String, JsonNode> source : manifest.at("/auth/sources").properties()) {
            String pointer = "/auth/sources/" + pointer(source.getKey());
            known(pointer, source.getKey());
            JsonNode entry = source.getValue();
            required |= entry.path("required").booleanValue();
            JsonNode standard = entry.path("default");
            boolean listed = false;
            for (JsonNode type : entry.path("types")) {
                listed |= type.equals(standard);
            }
            if (standard.isTextual() && !listed) {
                add(pointer + "/default", "is '" + standard.textValue() + "', which is not among the types");
            }
        }
        JsonNode whole = manifest.at("/auth/required");
        if (whole.isBoolean() && whole.booleanValue() != required) {
            add(
                    "/auth/required",
                    "is " + whole + ", but " + (required ? "some source requires" : "no source requires")
                            + " credentials");
        }
    }

    private void tokens() {
        JsonNode tokens = manifest.path("tokenReduction");
        JsonNode before = tokens.path("traditional");
        JsonNode after = tokens.path("codeMode");
        if (!before.isIntegralNumber()
                || !after.isIntegralNumber()
                || before.longValue() < 0
                || after.longValue() < 0) {
            return;
        }
        TokenReduction exact = new TokenReduction(before.longValue(), after.longValue());
        if (tokens.path("reduction").isNumber()
                && isFar(tokens.path("reduction").decimalValue(), exact.reduction(), TOLERANCE)) {
            add(
                    "/tokenReduction/reduction",
                    "is " + tokens.path("reduction") + ", but " + before + " and " + after + " make "
                            + exact.reduction());
        }
        String savings = tokens.path("savings").asText("");
        if (savings.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
            BigDecimal percent = new BigDecimal(savings.substring(0, savings.length() - 1));
            BigDecimal stated = percent.movePointLeft(2);
            BigDecimal rounding = percent.scale() > 0 ? TOLERANCE : new BigDecimal("0.01");
            if (isFar(stated, exact.reduction(), rounding)) {
                add(
                        "/tokenReduction/savings",
                        "is " + savings + ", but " + before + " and " + after + " make " + exact.savings());
            }
        }
    }

    private static boolean isFar(BigDecimal stated, BigDecimal exact, BigDecimal tolerance) {
        return stated.subtract(exact).abs().compareTo(tolerance) > 0;
    }

    private void definitions() {
        JsonNode bySource = manifest.at("/tools/bySource");
        for (Map.Entry<String, JsonNode> source :
                manifest.path("toolDefinitions").properties()) {
            String pointer = "/toolDefinitions/" + pointer(source.getKey());
            known(pointer, source.getKey());
            JsonNode count = bySource.path(source.getKey());
            if (bySource.isObject() && !count.isIntegralNumber()) {
                add(
                        pointer,
                        "has definitions, but /tools/bySource counts no tools of '" + source.getKey() + "'"
                                + NearestNames.hint(source.getKey(), names(bySource)));
            } else if (count.isIntegralNumber() && source.getValue().size() > count.longValue()) {
                add(pointer, "has " + source.getValue().size() + " definitions, but /tools/bySource counts " + count);
            }
            Set<String> seen = new HashSet<>();
            int index = 0;
            for (JsonNode definition : source.getValue()) {
                String name = definition.path("name").asText("");
                String at = pointer + "/" + index++ + "/name";
                if (!name.isEmpty() && !name.startsWith(source.getKey() + ToolName.SEPARATOR)) {
                    add(at, "must begin with '" + source.getKey() + ToolName.SEPARATOR + "', the name of its source");
                }
                if (!name.isEmpty() && !seen.add(name)) {
                    add(at, "is the name of two tools");
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void checksum() {
        JsonNode stated = manifest.at("/metadata/checksum");
        if (stated.isTextual() && stated.textValue().matches("sha256:[0-9a-f]{64}")) {
            String exact = ManifestFile.checksum(manifest);
            if (!exact.equals(stated.textValue())) {
                add(
                        "/metadata/checksum",
                        "does not fit the content, which was edited after it was generated; it" + " would be " + exact);
            }
        }
    }

    private void known(String pointer, String source) {
        if (!sources.contains(source)) {
            add(pointer, "is of a source that /sources does not name" + NearestNames.hint(source, sources));
        }
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void add(String pointer, String message) {
        problems.add(new ManifestProblem(pointer, message, true));
    }
}
