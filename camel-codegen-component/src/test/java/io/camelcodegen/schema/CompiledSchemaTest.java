package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static io.camelcodegen.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledSchemaTest {

    private static List<Violation> validate(String schema, String value) {
        return CompiledSchema.of(SchemaNormalizer.normalizeDocument(json(schema)))
                .validate(json(value));
    }

    private static List<String> messages(String schema, String value) {
        return validate(schema, value).stream().map(Violation::message).toList();
    }

    @Test
    void saysWhatTheContractSays() {
        String schema = "{'properties':{'name':{'type':'string','minLength':1},'age':{'type':'integer','minimum':0}},"
                + "'required':['name']}";

        assertThat(messages(schema, "{'age':-1}"))
                .containsExactlyInAnyOrder("missing required field 'name'", "age: must be >= 0");
        assertThat(messages(schema, "{'name':''}")).containsExactly("name: must be at least 1 characters");
        assertThat(validate(schema, "{'name':'x','age':0}")).isEmpty();
    }

    /** OpenAPI: it is a hint, and every value must be valid against the alternatives themselves. */
    @Test
    void isNotMisledByADiscriminator() {
        String schema = "{'oneOf':[{'$ref':'#/$defs/Cat'},{'$ref':'#/$defs/Dog'}],'discriminator':"
                + "{'propertyName':'kind','mapping':{'cat':'#/$defs/Dog'}},'$defs':{"
                + "'Cat':{'required':['lives'],'properties':{'lives':{'type':'integer'}}},"
                + "'Dog':{'required':['barks'],'properties':{'barks':{'type':'boolean'}}}}}";

        assertThat(validate(schema, "{'kind':'cat','lives':9}")).isEmpty();
        assertThat(validate(schema, "{'lives':9}")).isEmpty();
        assertThat(validate(schema, "{'kind':'cat'}")).hasSize(1);
    }

    @Test
    void reportsFiveMistakesAtOnceEachWithItsPointer() {
        List<Violation> violations = validate(
                "{'type':'object','additionalProperties':false,'required':['owner'],'properties':{'owner':{},"
                        + "'query':{'type':'object','properties':{'per_page':{'type':'integer','maximum':100},"
                        + "'sort':{'enum':['asc','desc']}}},'tags':{'items':{'type':'string'}}}}",
                "{'query':{'per_page':500,'sort':'up'},'tags':['a',1],'foo~/':1}");

        assertThat(violations)
                .extracting(Violation::pointer, Violation::message, Violation::received)
                .containsExactlyInAnyOrder(
                        tuple("/owner", "missing required field 'owner'", null),
                        tuple("/query/per_page", "query.per_page: must be <= 100", "500"),
                        tuple("/query/sort", "query.sort: must be one of \"asc\", \"desc\"", "\"up\""),
                        tuple("/tags/1", "tags[1]: must be string, not integer", "1"),
                        tuple("/foo~0~1", "unknown field 'foo~/'", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'maxLength':2} | 'abc' | must be at most 2 characters",
                "{'exclusiveMinimum':0} | 0 | must be > 0",
                "{'exclusiveMaximum':0} | 0 | must be < 0",
                "{'multipleOf':2} | 3 | must be a multiple of 2",
                "{'pattern':'^a'} | 'b' | must match the pattern ^a",
                "{'const':3} | 4 | must be 3",
                "{'minItems':1} | [] | must have at least 1 items",
                "{'maxItems':0} | [1] | must have at most 0 items",
                "{'uniqueItems':true} | [1,1] | must not have two equal items",
                "{'minProperties':1} | {} | must have at least 1 fields",
                "{'contains':{'const':1}} | [2] | must have at least 1 items that match",
                "{'contains':{'const':1},'minContains':2} | [1] | must have at least 2 items that match",
                "{'not':{'type':'string'}} | 'x' | must not be what the schema rules out",
                "{'type':['string','null']} | 5 | must be string or null, not integer",
                "{'prefixItems':[true],'items':false} | [1,2] | must have no more items than the schema describes",
                "{'properties':{'a':false}} | {'a':1} | a: must not be given",
                "{'properties':{'q':{'required':['a']}}} | {'q':{}} | q: missing required field 'a'",
                "{'required':['a'],'properties':{'a':{'allOf':[{'$ref':'#/$defs/A'},{'required':['y']}]}},"
                        + "'$defs':{'A':{'required':['x']}}} | {} | missing required field 'a' (required in it: 'x', 'y')",
                "{'dependencies':{'a':['b']}} | {'a':1} | missing required field 'b', as 'a' is given",
                "{'propertyNames':{'maxLength':1}} | {'ab':1} | the field name 'ab' is not allowed",
                "{'unevaluatedProperties':false} | {'ab':1} | unknown field 'ab'",
                "{'$ref':'#/$defs/A','$defs':{'A':{'minLength':3}}} | 'x' | must be at least 3 characters",
            })
    void saysItInItsOwnWords(String schema, String value, String message) {
        assertThat(CompiledSchema.of(withDefs(schema)).validate(json(value)).stream()
                        .map(Violation::message))
                .containsExactly(message);
    }

    private static ObjectNode withDefs(String schema) {
        ObjectNode declared = object(schema);
        declared.put("$schema", "https://json-schema.org/draft/2020-12/schema"); // so that no type is inferred
        return SchemaNormalizer.normalizeDocument(declared);
    }

    @Test
    void suggestsTheNameThatWasProbablyMeant() {
        String schema = "{'additionalProperties':false,'properties':{'per_page':{},'page':{}}}";

        assertThat(messages(schema, "{'perPage':1}"))
                .containsExactly("unknown field 'perPage'; did you mean 'per_page'?");
        assertThat(messages(schema, "{'zebra':1}")).containsExactly("unknown field 'zebra'");
    }

    @Test
    void makesOneViolationOfAlternatives() {
        String schema = "{'properties':{'a':{'oneOf':[{'type':'integer'},{'type':'object','required':['k'],"
                + "'properties':{'k':{'type':'string'}}},{'type':'object','required':['m','n','o']}]}}}";

        assertThat(messages(schema, "{'a':'x'}")).containsExactly("a: must be integer or object, not string");
        assertThat(messages(schema, "{'a':{'k':1}}"))
                .containsExactly("a: must match one of 3 alternatives, but matches none; "
                        + "nearest: a.k: must be string, not integer");
        assertThat(messages(schema, "{'a':{'k':'x','m':1,'n':1,'o':1}}"))
                .containsExactly("a: must match exactly one of 3 alternatives, but matches 2");
    }

    @Test
    void reportsTheOnlyAlternativeThatCanBeMeantInFull() {
        String schema = "{'properties':{'a':{'anyOf':[{'type':'null'},{'$ref':'#/$defs/A'}]}},"
                + "'$defs':{'A':{'type':'object','required':['x'],'properties':{'anyOf':{'type':'string'}}}}}";

        assertThat(messages(schema, "{'a':{'anyOf':1}}"))
                .containsExactlyInAnyOrder("a: missing required field 'x'", "a.anyOf: must be string, not integer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'password':{'type':'integer'}}}",
                "{'properties':{'password':{'maxLength':3,'type':'string'}}}",
                "{'properties':{'password':{'enum':['a','b']}}}",
                "{'properties':{'password':{'type':'object'}}}",
                "{'properties':{'password':{'oneOf':[{'type':'integer'},{'maxLength':2},{'pattern':'^z'}]}}}",
                "{'additionalProperties':false}",
                "{'maxProperties':0}",
                "{'additionalProperties':{'const':'other'}}",
            })
    void neverShowsASecretByItsName(String schema) {
        List<Violation> violations = validate(schema, "{'password':'hunter2'}");

        assertThat(violations).isNotEmpty();
        assertThat(violations.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'v':{'type':'string','maxLength':3,'format':'password'}}}",
                "{'properties':{'v':{'type':'string','maxLength':3,'writeOnly':true}}}",
                "{'properties':{'v':{'allOf':[{'format':'password'},{'maxLength':3}]}}}",
                "{'properties':{'v':{'$ref':'#/$defs/V','maxLength':3}},'$defs':{'V':{'format':'password'}}}",
                "{'properties':{'v':{'$ref':'#/$defs/V','writeOnly':true}},'$defs':{'V':{'maxLength':3}}}",
            })
    void neverShowsWhatTheSchemaMarksAsSecret(String schema) {
        List<Violation> violations = validate(schema, "{'v':'hunter2'}");

        assertThat(violations).hasSize(1);
        assertThat(violations.toString()).doesNotContain("hunter2");
    }

    @Test
    void cutsLongValuesAndNeverPrintsLineBreaks() {
        List<Violation> violations = validate(
                "{'properties':{'a':{'maxLength':1},'b':{'maxLength':1}}}",
                "{'a':'" + "x".repeat(1_000_000) + "','b':'1\\n2'}");

        assertThat(violations).hasSize(2).allSatisfy(violation -> assertThat(violation.received())
                .hasSizeLessThanOrEqualTo(80)
                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string','pattern':'^(a*)*\\\\1b$'}",
                "{'not':{'pattern':'^(a*)*\\\\1b$'}}",
                "{'anyOf':[{'pattern':'^(a*)*\\\\1b$'},{'type':'integer'}]}",
            })
    void neverAcceptsWhatAPatternIsTooCostlyToSay(String schema) {
        CompiledSchema compiled = CompiledSchema.of(object(schema));

        List<Violation> violations = compiled.validate(JsonNodeFactory.instance.textNode("a".repeat(64)));

        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).message()).contains("too costly", "^(a*)*\\1b$");
    }

    @Test
    void matchesLongTextsWithHarmlessPatterns() {
        ObjectNode schema = object("{'type':'string','pattern':'^[a-z0-9_.-]+$'}");

        assertThat(CompiledSchema.of(schema).validate(JsonNodeFactory.instance.textNode("ab-9".repeat(250_000))))
                .isEmpty();
    }

    @Test
    void assertsNoFormat() {
        assertThat(validate(
                        "{'properties':{'a':{'type':'string','format':'date-time'},'b':{'format':'int32'}}}",
                        "{'a':'yesterday','b':99999999999}"))
                .isEmpty();
    }

    @Test
    void comparesNumbersByEveryDigit() {
        assertThat(validate("{'properties':{'a':{'maximum':9007199254740992}}}", "{'a':9007199254740993}"))
                .hasSize(1);
        assertThat(validate("{'properties':{'a':{'type':'integer'}}}", "{'a':1.0}"))
                .isEmpty();
        assertThat(validate("{'properties':{'a':{'minimum':0.1}}}", "{'a':0.0999999999999999999999999999999999}"))
                .hasSize(1);
    }

    @Test
    void validatesRecursiveValuesAThousandDeep() {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(
                json("{'type':'object','properties':{'child':{'$ref':'#'},'n':{'type':'integer'}}}"));
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        ObjectNode at = value;
        for (int i = 0; i < 900; i++) {
            at = at.putObject("child");
        }
        at.put("n", "x");

        assertThat(CompiledSchema.of(schema).validate(value)).hasSize(1);
    }

    @Test
    void compilesTheDeepestSchemaThatIsNotRefused() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode at = root;
        JsonNode value = JsonNodeFactory.instance.textNode("x");
        for (int i = 0; i < 256; i++) {
            at = at.putObject("items");
            value = JsonNodeFactory.instance.arrayNode().add(value);
        }
        at.put("type", "integer");

        assertThat(CompiledSchema.of(SchemaNormalizer.normalizeDocument(root)).validate(value))
                .hasSize(1);
    }

    @Test
    void isCompiledOnceAndUsedByManyThreads() throws Exception {
        CompiledSchema schema = CompiledSchema.of(
                SchemaNormalizer.normalizeDocument(json("{'properties':{'a':{'type':'integer'}},'required':['b']}")));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            JsonNode value = json("{'a':'x'}");
            Callable<List<Violation>> call = () -> schema.validate(value);

            List<List<Violation>> results = new ArrayList<>();
            for (var future : threads.invokeAll(Collections.nCopies(200, call))) {
                results.add(future.get());
            }

            assertThat(results).allSatisfy(violations -> assertThat(violations).hasSize(2));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesItsPartsByName() {
        Violation violation =
                validate("{'properties':{'a':{'minimum':3}}}", "{'a':1}").get(0);

        assertThat(violation.toMap())
                .isEqualTo(Map.of("pointer", "/a", "message", "a: must be >= 3", "expected", ">= 3", "received", "1"));
        assertThat(new Violation("", "m", null, null).toMap()).containsOnlyKeys("pointer", "message");
    }
}
