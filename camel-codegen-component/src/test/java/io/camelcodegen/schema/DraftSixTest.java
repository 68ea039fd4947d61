package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static io.camelcodegen.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JSON Schema draft 6, of which no suite is at hand: what draft-wright-json-schema-validation-01 says of the keywords that
 * are new in it or mean another thing than in draft 4, and draft-wright-json-schema-01 of {@code $id} and {@code $ref}.
 */
class DraftSixTest {

    private static final String DRAFT = "http://json-schema.org/draft-06/schema#";

    private static CompiledSchema compiled(String schema, String dialect) {
        ObjectNode written = object(schema);
        written.put("$schema", dialect);
        return CompiledSchema.of(SchemaNormalizer.normalizeDocument(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // 6.3, 6.5: numbers of their own, not flags beside a bound
                "{'exclusiveMinimum': 0} | 0.1 | 0",
                "{'exclusiveMaximum': 10} | 9 | 10",
                "{'minimum': 1, 'exclusiveMinimum': 3} | 3.5 | 3",
                "{'exclusiveMinimum': 0} | 'no number' | -1",
                // 6.14: one item is enough
                "{'contains': {'minimum': 5}} | [1, 5] | [1, 2]",
                "{'contains': {'minimum': 5}} | {} | []",
                "{'contains': false} | 'no array' | [1]",
                // 6.22: names, whatever the values are
                "{'propertyNames': {'maxLength': 3}} | {'abc': 1} | {'abcd': 1}",
                "{'propertyNames': {'pattern': '^x-'}} | {} | {'a': 1, 'x-b': 2}",
                "{'propertyNames': false} | {} | {'a': 1}",
                // 6.24: any value, also null and objects, which are equal in whatever order
                "{'const': 2} | 2.0 | 3",
                "{'const': null} | null | 0",
                "{'const': {'a': 1, 'b': [2]}} | {'b': [2], 'a': 1} | {'a': 1}",
                "{'const': false} | false | 0",
                // 6.17: a list that may be empty
                "{'required': []} | {} | ",
                // 6.21: names that one brings, and schemas, booleans among them
                "{'dependencies': {'a': ['b'], 'c': {'minProperties': 2}}} | {'a': 1, 'b': 2} | {'a': 1}",
                "{'dependencies': {'a': ['b'], 'c': {'minProperties': 2}}} | {'c': 1, 'd': 2} | {'c': 1}",
                "{'dependencies': {'a': false, 'b': []}} | {'b': 1} | {'a': 1}",
                // 6.9, 6.10: by place, and the rest
                "{'items': [{'type': 'integer'}], 'additionalItems': {'type': 'string'}} | [1, 'a'] | [1, 2]",
                "{'items': [true, false]} | [1] | [1, 2]",
                // 6.25: a number without a fraction is an integer
                "{'type': 'integer'} | 1.0 | 1.5",
                // a schema may be a boolean wherever there is one
                "{'properties': {'a': true, 'b': false}} | {'a': 1} | {'b': 1}",
                "{'not': false} | 1 | ",
            })
    void takesAndRefusesWhatTheSpecificationSays(String schema, String valid, String invalid) {
        CompiledSchema compiled = compiled(schema, DRAFT);

        assertThat(compiled.validate(json(valid))).isEmpty();
        if (invalid != null) {
            assertThat(compiled.validate(json(invalid))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-06/schema",
                "https://json-schema.org/draft-06/schema#"
            })
    void keywordsBesideAReferenceMeanNothing(String dialect) {
        CompiledSchema compiled = compiled(
                "{'properties': {'a': {'$ref': '#/definitions/t', 'maximum': 1}}, 'definitions': {'t': {'type': 'integer'}}}",
                dialect);

        assertThat(compiled.validate(json("{'a': 5}"))).isEmpty();
        assertThat(compiled.validate(json("{'a': 'x'}"))).isNotEmpty();
    }

    /** On purpose: the specification ignores what it does not know, but who writes it means it. */
    @Test
    void keywordsOfLaterDraftsAssert() {
        CompiledSchema compiled = compiled("{'if': {'minimum': 0}, 'then': {'multipleOf': 2}}", DRAFT);

        assertThat(compiled.validate(json("2"))).isEmpty();
        assertThat(compiled.validate(json("3"))).isNotEmpty();
    }

    @Test
    void aReferenceFindsWhatHasItsId() {
        CompiledSchema compiled = compiled(
                "{'$id': 'http://x/root.json', 'properties': {'a': {'$ref': '#here'}, 'b': {'$ref': 'other.json'},"
                        + " 'c': {'id': '#here', 'type': 'string'}},"
                        + " 'definitions': {'h': {'$id': '#here', 'type': 'integer'},"
                        + " 'o': {'$id': 'other.json', 'type': 'boolean'}}}",
                DRAFT);

        assertThat(compiled.validate(json("{'a': 1, 'b': true, 'c': 'id is no keyword any more'}")))
                .isEmpty();
        assertThat(compiled.validate(json("{'a': 'x', 'b': 1}"))).hasSize(2);
    }

    @Test
    void examplesAreKeptAndAssertNothing() {
        ObjectNode written = object("{'type': 'integer', 'examples': ['no integer', 1]}");
        written.put("$schema", DRAFT);

        ObjectNode normalized = SchemaNormalizer.normalizeDocument(written);

        assertThat(normalized.get("examples")).isEqualTo(written.get("examples"));
        assertThat(normalized.get("$schema").asText()).contains("2020-12");
        assertThat(CompiledSchema.of(normalized).validate(json("7"))).isEmpty();
    }
}
