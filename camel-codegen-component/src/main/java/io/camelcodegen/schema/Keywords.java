package io.camelcodegen.schema;

import java.util.Set;

/** The keywords of JSON Schema by the shape of their values. */
final class Keywords {

    /** Of the draft that everything is made into. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** One schema. */
    static final Set<String> SCHEMA = Set.of(
            "items",
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
            "contains",
            "propertyNames",
            "contentSchema",
            "not",
            "if",
            "then",
            "else");

    /** A list of schemas. */
    static final Set<String> SCHEMA_LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    /** Schemas by name or pattern. */
    static final Set<String> SCHEMA_MAP = Set.of("properties", "patternProperties", "dependentSchemas");

    /** Schemas by name, not applied where they stand. */
    static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    /** A number that must not be negative, and whole. */
    static final Set<String> COUNT = Set.of(
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains");

    static final Set<String> NUMBER = Set.of("minimum", "maximum", "multipleOf");

    static final Set<String> FLAG = Set.of("uniqueItems", "deprecated", "readOnly", "writeOnly");

    static final Set<String> TEXT = Set.of("title", "description", "format", "contentEncoding", "contentMediaType");

    /** Keywords whose schemas apply to the value itself, not to a part of it. */
    static final Set<String> IN_PLACE =
            Set.of("$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

    /** Keywords whose schemas apply to members or items of the value. */
    static final Set<String> INTO_VALUE = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "items",
            "prefixItems",
            "unevaluatedItems",
            "contains");

    /** Keywords that describe and assert nothing. */
    static final Set<String> ANNOTATION =
            Set.of("title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples");

    private Keywords() {}
}
