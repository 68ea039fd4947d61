package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JSON Schema's own test suite for drafts 4, 7, 2019-09 and 2020-12, and its variant for OpenAPI 3.0, as Vert.x packs
 * them: every test's schema is normalised, and then must take and refuse what the suite says.
 *
 * <p>Left out: {@code optional/format}, as formats are not asserted, and {@code optional/unicode}, where this edition
 * of the suite asks of {@code \w} and {@code \d} what ECMA-262 forbids and later editions forbid too.
 */
class OfficialSuiteTest {

    private static final Map<String, String> DIALECTS = Map.of(
            "4", "http://json-schema.org/draft-04/schema#",
            "7", "http://json-schema.org/draft-07/schema#",
            "2019-09", "https://json-schema.org/draft/2019-09/schema",
            "2020-12", "https://json-schema.org/draft/2020-12/schema");

    private static final String ELSEWHERE = "nothing is fetched: a reference to elsewhere allows anything";
    private static final String META_SCHEMA = "the same, and the schema of schemas is elsewhere";
    private static final String DYNAMIC = "a reference that means several schemas, by the path to it, allows anything";
    private static final String CONTENT = "what a text encodes is not asserted";
    private static final String INFERRED = "a schema that declares no dialect has a missing type inferred";

    /** Groups in which tests go another way, by file; in each at least one must really do so. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("definitions: validate definition against metaschema", META_SCHEMA),
            Map.entry("defs: validate definition against metaschema", META_SCHEMA),
            Map.entry("id: Invalid use of fragments in location-independent $id", META_SCHEMA),
            Map.entry("ref: remote ref, containing refs itself", META_SCHEMA),
            Map.entry("refRemote: remote ref", ELSEWHERE),
            Map.entry("refRemote: fragment within remote ref", ELSEWHERE),
            Map.entry("refRemote: ref within remote ref", ELSEWHERE),
            Map.entry("refRemote: base URI change", ELSEWHERE),
            Map.entry("refRemote: base URI change - change folder", ELSEWHERE),
            Map.entry("refRemote: base URI change - change folder in subschema", ELSEWHERE),
            Map.entry("refRemote: root ref in remote ref", ELSEWHERE),
            Map.entry("refRemote: remote ref with ref to definitions", ELSEWHERE),
            Map.entry("refRemote: remote ref with ref to defs", ELSEWHERE),
            Map.entry(
                    "dynamicRef: A $dynamicRef should resolve to the first $dynamicAnchor still in scope"
                            + " that is encountered when the schema is evaluated",
                    DYNAMIC),
            Map.entry(
                    "dynamicRef: A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor"
                            + " should not affect dynamic scope resolution",
                    DYNAMIC),
            Map.entry(
                    "dynamicRef: A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor"
                            + " should resolve to the first $dynamicAnchor in the dynamic scope",
                    DYNAMIC),
            Map.entry("dynamicRef: multiple dynamic paths to the $dynamicRef keyword", DYNAMIC),
            Map.entry("dynamicRef: after leaving a dynamic scope, it should not be used by a $dynamicRef", DYNAMIC),
            Map.entry("recursiveRef: multiple dynamic paths to the $recursiveRef keyword", DYNAMIC),
            Map.entry(
                    "recursiveRef: dynamic $recursiveRef destination (not predictable at schema compile time)",
                    DYNAMIC),
            Map.entry("optional/content: validation of string-encoded content based on media type", CONTENT),
            Map.entry("optional/content: validation of binary string-encoding", CONTENT),
            Map.entry("optional/content: validation of binary-encoded media type documents", CONTENT),
            Map.entry(
                    "optional/zeroTerminatedFloats: some languages do not distinguish between different types of numeric"
                            + " value",
                    "since draft 6 a number without a fraction is an integer"),
            Map.entry(
                    "openapi3/additionalProperties: additionalProperties being false does not allow other properties",
                    INFERRED),
            Map.entry("openapi3/items: a schema given for items", INFERRED),
            Map.entry("openapi3/properties: object properties validation", INFERRED),
            Map.entry("openapi3/required: required validation", INFERRED),
            Map.entry(
                    "openapi3/nullable: not nullable with object type validation",
                    "false is the default: without a type it forbids nothing (OpenAPI 3.0.4, Schema Object)"));

    /** Files of the OpenAPI 3.0 variant, without what refers to other files. */
    private static final List<String> OPENAPI = List.of(
            "additionalProperties",
            "allOf",
            "anyOf",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "items",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "not",
            "nullable",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "type",
            "uniqueItems");

    @TestFactory
    Stream<DynamicTest> takesAndRefusesWhatTheSuiteSays() throws IOException {
        return stream(read("/test-suite-tck.json").get("suites"))
                .filter(suite -> !suite.get("name").asText().contains("/optional/format/"))
                .filter(suite -> !suite.get("name").asText().endsWith("/optional/unicode"))
                .flatMap(suite ->
                        groups(suite.get("name").asText(), suite.get("draft").asText(), suite.get("value")));
    }

    @TestFactory
    Stream<DynamicTest> takesAndRefusesWhatTheOpenApiVariantSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : OPENAPI) {
            groups("openapi3/" + file, "", read("/tck/openapi3/" + file + ".json"))
                    .forEach(tests::add);
        }
        return tests.stream();
    }

    private static Stream<DynamicTest> groups(String suite, String draft, JsonNode groups) {
        String file = draft.isEmpty() ? suite : suite.substring(suite.indexOf('/') + 1);
        return stream(groups).map(group -> {
            String description = group.get("description").asText();
            String reason = EXCEPTIONS.get(file + ": " + description);
            return DynamicTest.dynamicTest(suite + ": " + description, () -> {
                List<String> others = otherWays(schema(draft, group.get("schema")), group.get("tests"));
                if (reason == null) {
                    assertThat(others).isEmpty();
                } else {
                    assertThat(others).as(reason).isNotEmpty();
                }
            });
        });
    }

    private static ObjectNode schema(String draft, JsonNode given) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (given instanceof ObjectNode object) {
            schema.setAll(object);
        } else {
            schema.putArray("allOf").add(given);
        }
        if (!draft.isEmpty()) {
            schema.put("$schema", Objects.requireNonNull(DIALECTS.get(draft), draft));
        }
        return schema;
    }

    /** The tests that end otherwise than the suite says. */
    private static List<String> otherWays(ObjectNode schema, JsonNode tests) {
        CompiledSchema compiled = CompiledSchema.of(SchemaNormalizer.normalizeDocument(schema));
        return stream(tests)
                .filter(test -> compiled.validate(test.get("data")).isEmpty()
                        != test.get("valid").asBoolean())
                .map(test -> test.get("description").asText())
                .toList();
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = OfficialSuiteTest.class.getResourceAsStream(resource)) {
            return Json.MAPPER
                    .reader()
                    .with(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .readTree(Objects.requireNonNull(in, resource));
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
