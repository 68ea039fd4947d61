package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Small schemas and values of the same few names, so that they often meet. */
final class RandomJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "c", "$ref", "properties");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "null", "array", "object");
    private static final List<String> TEXTS = List.of("", "a", "ab", "7", "-1", "1.5", "2.0", "true", "null", "007");

    private static final List<String> DIALECTS = List.of(
            "http://json-schema.org/draft-04/schema#",
            "http://json-schema.org/draft-07/schema#",
            "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2020-12/schema",
            "::");
    private static final List<String> KEYWORDS = List.of(
            ("$id $anchor $dynamicAnchor $recursiveAnchor $ref $dynamicRef $recursiveRef $defs definitions id type enum"
                            + " const default examples example pattern format minimum maximum exclusiveMinimum"
                            + " exclusiveMaximum multipleOf minLength maxLength minItems maxItems uniqueItems contains"
                            + " minContains maxContains minProperties maxProperties required properties"
                            + " patternProperties additionalProperties propertyNames unevaluatedProperties"
                            + " unevaluatedItems items prefixItems additionalItems dependencies dependentRequired"
                            + " dependentSchemas allOf anyOf oneOf not if then else nullable x-nullable discriminator"
                            + " readOnly writeOnly deprecated title description contentSchema contentMediaType")
                    .split(" "));
    private static final List<String> REFERENCES = List.of(
            "#",
            "#/$defs/a",
            "#/definitions/b",
            "#/properties/a",
            "#/items",
            "#/allOf/0",
            "#a",
            "a",
            "::",
            "%",
            "#%",
            "");
    private static final List<String> PATTERNS =
            List.of("^a", "(", "[", "a{1", "\\c", "\\", "(?=a)", "\\p{L}", "\\u{110000}", "x*+", "(?<a>b)\\k<a>");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1e400", "-0.0", "99999999999999999999", "1.5", "1e-400");

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(5) - 1);
            case 3 -> JSON.numberNode(one(List.of(0.5, 1.0, -2.5, 2.0)));
            case 4, 5 -> JSON.textNode(one(TEXTS));
            case 6, 7 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(one(NAMES), value(depth - 1));
                }
                yield object;
            }
        };
    }

    /** A valid 2020-12 schema with definitions {@code A} and {@code B}. */
    ObjectNode document() {
        ObjectNode document = (ObjectNode) schema(3, true, false);
        document.put("$schema", Keywords.DIALECT);
        ObjectNode definitions = document.putObject("$defs");
        for (String name : List.of("A", "B")) {
            definitions.set(name, schema(2, false, false));
        }
        return document;
    }

    /** The same with what OpenAPI and old drafts say, and no {@code $schema}. */
    ObjectNode messyDocument() {
        ObjectNode document = (ObjectNode) schema(3, true, true);
        ObjectNode definitions = document.putObject("definitions");
        for (String name : List.of("A", "B")) {
            definitions.set(name, schema(2, false, true));
        }
        return document;
    }

    /** An object of keywords of all drafts, none of which need hold what it should. */
    ObjectNode anyDocument() {
        ObjectNode document = anyKeywords(4);
        if (chance(40)) {
            document.put("$schema", one(DIALECTS));
        }
        return document;
    }

    private ObjectNode anyKeywords(int depth) {
        ObjectNode schema = JSON.objectNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            schema.set(one(KEYWORDS), anyMember(depth - 1));
        }
        return schema;
    }

    private JsonNode anyMember(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 4)) {
            case 0 -> value(1);
            case 1 -> JSON.textNode(one(REFERENCES));
            case 2 -> JSON.textNode(one(PATTERNS));
            case 3 -> JSON.numberNode(new BigDecimal(one(NUMBERS)));
            case 4 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    array.add(anyMember(depth - 1));
                }
                yield array;
            }
            case 5 -> {
                ObjectNode members = JSON.objectNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    members.set(one(NAMES), anyKeywords(depth - 1));
                }
                yield members;
            }
            default -> anyKeywords(depth);
        };
    }

    /** @param refs whether a reference may apply to the very same value; false in definitions, so that nothing loops */
    private JsonNode schema(int depth, boolean refs, boolean messy) {
        if (depth < 3 && chance(8)) {
            return BooleanNode.valueOf(chance(70));
        }
        ObjectNode schema = JSON.objectNode();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            keyword(schema, depth, refs, messy);
        }
        if (messy) {
            mess(schema);
        }
        return schema;
    }

    private void keyword(ObjectNode schema, int depth, boolean refs, boolean messy) {
        int kind = random.nextInt(depth > 0 ? 24 : 10);
        switch (kind) {
            case 0, 1 -> schema.put("type", one(TYPES));
            case 2 -> schema.putArray("type").add(one(TYPES.subList(0, 3))).add(one(TYPES.subList(3, 7)));
            case 3 -> schema.putArray("enum").add(value(1)).add(value(0)).add("ab");
            case 4 -> schema.set("const", value(1));
            case 5 -> schema.put(one(List.of("minimum", "maximum", "exclusiveMinimum")), random.nextInt(3));
            case 6 -> schema.put(one(List.of("minLength", "maxItems", "maxProperties", "minItems")), random.nextInt(3));
            case 7 -> schema.put("pattern", one(List.of("^a", "b$", "\\d", "^$")));
            case 8 -> schema.putArray("required").add(one(NAMES));
            case 9 -> schema.put("uniqueItems", random.nextBoolean());
            case 10, 11, 12 -> {
                ObjectNode properties = schema.putObject("properties");
                for (int i = random.nextInt(3); i >= 0; i--) {
                    properties.set(one(NAMES), schema(depth - 1, true, messy));
                }
            }
            case 13 -> schema.set("additionalProperties", schema(depth - 1, true, messy));
            case 14, 15 -> schema.set("items", schema(depth - 1, true, messy));
            case 16 -> schema.putArray("prefixItems").add(schema(depth - 1, true, messy));
            case 17 -> schema.set(one(List.of("contains", "propertyNames")), schema(depth - 1, true, messy));
            case 18, 19 ->
                schema.putArray(one(List.of("anyOf", "oneOf", "allOf")))
                        .add(schema(depth - 1, refs, messy))
                        .add(schema(depth - 1, refs, messy));
            case 20 -> schema.set("not", schema(depth - 1, refs, messy));
            case 21 -> {
                schema.set("if", schema(depth - 1, refs, messy));
                schema.set(one(List.of("then", "else")), schema(depth - 1, refs, messy));
            }
            case 22 -> schema.putObject("patternProperties").set("^[ab]", schema(depth - 1, true, messy));
            default -> {
                if (refs) {
                    schema.put("$ref", (messy ? "#/definitions/" : "#/$defs/") + one(List.of("A", "B")));
                }
            }
        }
    }

    private void mess(ObjectNode schema) {
        switch (random.nextInt(8)) {
            case 0 -> schema.put("nullable", true);
            case 1 -> schema.put("exclusiveMinimum", random.nextBoolean()).put("minimum", 1);
            case 2 -> schema.set("example", value(1));
            case 3 -> schema.put("required", random.nextBoolean());
            case 4 -> schema.putArray("items").add(true).add(false);
            case 5 -> schema.putObject("dependencies").putArray("a").add("b");
            case 6 -> schema.put("type", one(List.of("int", "any", "file", "strange")));
            default -> schema.put("x-note", "n").putObject("discriminator").put("propertyName", "a");
        }
    }
}
