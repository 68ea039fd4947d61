package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static io.camelcodegen.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaMergeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'allOf':[{'type':'object','properties':{'a':{}},'required':['a']},"
                        + "{'type':'object','properties':{'b':{}},'required':['b','a']}]}"
                        + " | {'type':'object','properties':{'a':{},'b':{}},'required':['a','b']}",
                "{'minimum':1,'allOf':[{'minimum':3,'maximum':9},{'maximum':5}]} | {'minimum':3,'maximum':5}",
                "{'allOf':[{'type':['string','null']},{'type':['string','integer']}]} | {'type':'string'}",
                "{'allOf':[{'type':'number'},{'type':['integer','string']}]} | {'type':'integer'}",
                "{'allOf':[{'enum':['a','b','c']},{'enum':['c','a']}]} | {'enum':['a','c']}",
                "{'description':'outer','allOf':[{'description':'inner','type':'string'}]}"
                        + " | {'description':'outer','type':'string'}",
                "{'allOf':[{'properties':{'a':{'minLength':1}}},{'properties':{'a':{'minLength':2}}}]}"
                        + " | {'properties':{'a':{'minLength':2}}}",
                "{'allOf':[{'properties':{'a':{'pattern':'x'}}},{'properties':{'a':{'pattern':'y'}}}]}"
                        + " | {'properties':{'a':{'allOf':[{'pattern':'x'},{'pattern':'y'}]}}}",
                "{'allOf':[{'allOf':[{'type':'string'}],'minLength':1}]} | {'minLength':1,'type':'string'}",
                "{'allOf':[{'$ref':'#/$defs/A'}],'$defs':{'A':{'type':'string'}}}"
                        + " | {'$defs':{'A':{'type':'string'}},'type':'string'}",
            })
    void foldsAllOf(String schema, String expected) {
        assertThat(SchemaMerge.merge(object(schema))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'allOf':[{'type':'string'},{'type':'integer'}]}",
                "{'allOf':[{'pattern':'a'},{'pattern':'b'}]}",
                "{'allOf':[{'anyOf':[{'minLength':1}]},{'anyOf':[{'maxLength':3}]}]}",
                "{'allOf':[{'properties':{'a':{}},'additionalProperties':false},{'properties':{'b':{}}}]}",
                "{'allOf':[{'enum':['a']},{'enum':['b']}]}",
                "{'allOf':[{'if':{'type':'string'}},{'then':{'minLength':3}}]}",
                "{'properties':{'a':{}},'unevaluatedProperties':false,'allOf':[{'properties':{'b':{}}}]}",
            })
    void keepsInAllOfWhatCannotBeFoldedWithoutChangingTheMeaning(String schema) {
        ObjectNode merged = SchemaMerge.merge(object(schema));

        assertThat(merged.has("allOf")).isTrue();
    }
}
