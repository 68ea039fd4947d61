package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoercionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'42' | {'type':'integer'} | 42",
                "'-7' | {'type':'integer'} | -7",
                "'1.0' | {'type':'integer'} | 1",
                "'3.5' | {'type':'number'} | 3.5",
                "'42' | {'type':'number'} | 42",
                "'1e3' | {'type':'number'} | 1e3",
                "'true' | {'type':'boolean'} | true",
                "'false' | {'type':['null','boolean']} | false",
                "7 | {'type':'string'} | '7'",
                "1.25 | {'type':'string'} | '1.25'",
                "true | {'type':'string'} | 'true'",
                "'a' | {'type':'array'} | ['a']",
                "'7' | {'type':'array','items':{'type':'integer'}} | [7]",
                "{'a':1} | {'type':'array'} | [{'a':1}]",
                "['7'] | {'type':'array','items':{'type':'array','items':{'type':'integer'}}} | [[7]]",
                "{'a':'x'} | {'type':'array','items':{'properties':{'a':{'type':'array'}}}} | [{'a':['x']}]",
                "'5' | {'type':['integer','array']} | 5",
                "'9007199254740993' | {'type':'integer'} | 9007199254740993",
                "'123456789012345678901234567890' | {'type':'integer'} | 123456789012345678901234567890",
                "'0.123456789012345678901234567890' | {'type':'number'} | 0.123456789012345678901234567890",
                "{'a':'1','b':'1'} | {'properties':{'a':{'type':'integer'}}} | {'a':1,'b':'1'}",
                "{'a':'1'} | {'additionalProperties':{'type':'integer'}} | {'a':1}",
                "['1','x','2'] | {'items':{'type':'integer'}} | [1,'x',2]",
                "['1','1'] | {'prefixItems':[{'type':'integer'}],'items':{'type':'string'}} | [1,'1']",
                "'1' | {'$ref':'#/$defs/N','$defs':{'N':{'type':'integer'}}} | 1",
                "'1' | {'allOf':[{'minimum':0},{'type':'integer'}]} | 1",
                "'1' | {'anyOf':[{'type':'null'},{'type':'integer'}]} | 1",
                "{'a':'1'} | {'oneOf':[{'type':'null'},{'type':'object','properties':{'a':{'type':'integer'}}}]}"
                        + " | {'a':1}",
            })
    void turnsWhatTheSchemaAsksForWhereNothingIsLost(String value, String schema, String expected) {
        assertThat(Coercion.coerce(json(value), json(schema))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'12abc' | {'type':'integer'}",
                "'1.5' | {'type':'integer'}",
                "'007' | {'type':'integer'}",
                "' 7' | {'type':'integer'}",
                "'+7' | {'type':'integer'}",
                "'-0' | {'type':'integer'}",
                "'-0.0' | {'type':'number'}",
                "'0x1F' | {'type':'integer'}",
                "'NaN' | {'type':'number'}",
                "'1e99999' | {'type':'number'}",
                "'' | {'type':'integer'}",
                "'' | {'type':['null','integer']}",
                "'null' | {'type':'null'}",
                "'True' | {'type':'boolean'}",
                "'yes' | {'type':'boolean'}",
                "1 | {'type':'boolean'}",
                "true | {'type':'integer'}",
                "1.5 | {'type':'integer'}",
                "null | {'type':'string'}",
                "null | {'type':'array'}",
                "[1] | {'type':'integer'}",
                "'x' | {'type':'array','items':{'type':'integer'}}",
                "'x' | {'type':'array','items':{'type':'array'}}",
                "'x' | {'$ref':'#/$defs/A','$defs':{'A':{'type':'array','items':{'$ref':'#/$defs/A'}}}}",
                "{} | {'type':'string'}",
                "'42' | {'type':['string','integer']}",
                "42 | {'type':['string','integer']}",
                "'42' | {'anyOf':[{'type':'integer'},{'type':'string'}]}",
                "{'a':'1'} | {'anyOf':[{'properties':{'a':{'type':'integer'}}},{'properties':{'a':{'type':'string'}}}]}",
                "{'a':'1'} | {'patternProperties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}}",
                "{'a':'1'} | {'not':{'properties':{'a':{'type':'string'}}}}",
                "'42' | true",
                "'42' | {}",
            })
    void leavesEverythingElseTheSameNode(String value, String schema) {
        JsonNode given = json(value);

        assertThat(Coercion.coerce(given, json(schema))).isSameAs(given);
    }

    @Test
    void neverModifiesWhatItIsGivenAndSharesWhatDidNotChange() {
        JsonNode given = json("{'a':{'n':'1'},'b':{'n':1},'list':['1',{'k':1}]}");
        JsonNode copy = given.deepCopy();
        JsonNode schema = json("{'additionalProperties':{'properties':{'n':{'type':'integer'}},'items':{'type':"
                + "['integer','object']}}}");

        JsonNode coerced = Coercion.coerce(given, schema);

        assertThat(given).isEqualTo(copy);
        assertThat(coerced).isEqualTo(json("{'a':{'n':1},'b':{'n':1},'list':[1,{'k':1}]}"));
        assertThat(coerced.get("b")).isSameAs(given.get("b"));
        assertThat(coerced.at("/list/1")).isSameAs(given.at("/list/1"));
    }

    @Test
    void doesNotParseAMegabyteOfDigits() {
        JsonNode given = JsonNodeFactory.instance.textNode("9".repeat(1_000_000));

        assertThat(Coercion.coerce(given, json("{'type':'integer'}"))).isSameAs(given);
    }

    @Test
    void followsRecursionAsDeepAsTheValueGoes() {
        JsonNode schema = json("{'$ref':'#/$defs/N','$defs':{'N':{'properties':{'v':{'type':'integer'},"
                + "'next':{'$ref':'#/$defs/N'}}}}}");
        StringBuilder value = new StringBuilder("{'v':'1'}");
        for (int i = 0; i < 400; i++) {
            value.insert(0, "{'next':").append('}');
        }

        JsonNode coerced = Coercion.coerce(json(value.toString()), schema);

        assertThat(coerced.at("/next".repeat(400) + "/v")).isEqualTo(json("1"));
    }

    @Test
    void endsOnSchemasThatLeadBackToThemselves() {
        JsonNode schema = json("{'$ref':'#/$defs/A','$defs':{'A':{'anyOf':[{'$ref':'#/$defs/A'}]}}}");
        JsonNode given = json("'1'");

        assertThat(Coercion.coerce(given, schema)).isSameAs(given);
    }
}
