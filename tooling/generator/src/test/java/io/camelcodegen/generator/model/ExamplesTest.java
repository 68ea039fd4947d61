package io.camelcodegen.generator.model;

import static io.camelcodegen.generator.model.Models.parameter;
import static io.camelcodegen.generator.model.Models.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.schema.SchemaNormalizer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string','minLength':30}",
                "{'type':'string','maxLength':1}",
                "{'type':'string','pattern':'^[0-9a-f]{40}$'}",
                "{'type':'string','pattern':'^v[0-9]+\\\\.','default':'1'}",
                "{'type':'integer','minimum':7,'multipleOf':5}",
                "{'type':'number','exclusiveMaximum':0}",
                "{'type':'integer','default':500,'maximum':100}",
                "{'type':'array','items':{'type':'string'},'minItems':3,'uniqueItems':true}",
                "{'type':'array','maxItems':0}",
                "{'type':'object','properties':{'a':{'type':'integer'},'b':{}},'required':['a'],'minProperties':2}",
                "{'type':'object','properties':{'a':{'type':'string'}},'anyOf':[{'required':['a']}]}",
                "{'oneOf':[{'properties':{'t':{'const':'a'}},'required':['t'],'type':'object'},{'type':'integer'}]}",
                "{'allOf':[{'type':'object','required':['x']},{'properties':{'x':{'enum':['u','v']}}}]}",
                "{'type':'object','additionalProperties':{'type':'integer'},'minProperties':2}",
                "{'type':'string','examples':[1,'right']}",
                "{'type':['null','boolean']}",
            })
    void areValid(String schema) {
        Property property = parameter(schema);

        assertThat(CompiledSchema.of(SchemaNormalizer.normalizeDocument(Models.json(schema)))
                        .validate(property.example()))
                .isEmpty();
    }

    @Test
    void areThoseOfTheSchemaWhereItHasAny() {
        assertThat(parameter("{'type':'string','examples':['e'],'default':'d'}").example())
                .hasToString("\"e\"");
        assertThat(parameter("{'type':'integer','default':30}").example()).hasToString("30");
        assertThat(parameter("{'enum':['x','y']}").example()).hasToString("\"x\"");
    }

    @Test
    void areNotMadeUpForResultsNorWhereNoneIsKnown() {
        assertThat(result("{'type':'string'}").example()).isNull();
        assertThat(parameter("{'type':'string','pattern':'^(?=a)b$'}").example())
                .isNull();
        assertThat(parameter("{'type':'integer','minimum':5,'maximum':4}").example())
                .isNull();
    }

    @Test
    void endWhereASchemaRequiresItself() {
        ToolModel tool = Models.ofParameter(
                "{'$ref':'#/$defs/A'}",
                "{'A':{'properties':{'l':{'$ref':'#/$defs/A'},'r':{'$ref':'#/$defs/A'}},'required':['l','r']}}");

        assertThat(tool.parameters().get(0).property().example()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^sha256:[a-f0-9]{64}$",
                "^ssh-(rsa|dss|ed25519) |^ecdsa-sha2-nistp(256|384|521) ",
                "^(?:#[0-9a-fA-F]{3}|#[0-9a-fA-F]{8})$",
                "(v{0,1})(stable|([0-9]+)(?:\\.([0-9]+))?(-.*)?)(_(.*))?",
                "^[^/\\s]+/[^/]+$",
                "^\\d{4}-\\d{2}$",
                "[",
                "a{99999999}",
                "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a",
                "\\",
                "x{2",
            })
    void areWrittenAfterTheirPattern(String pattern) {
        String sample = PatternSample.of(pattern, 1);

        assertThat(sample == null || Pattern.compile(pattern).matcher(sample).find())
                .isTrue();
        assertThat(sample != null).isEqualTo(pattern.length() > 2 && !pattern.matches("a\\{9.*|\\(\\(\\(\\(.*|x.*"));
    }

    @Test
    void doNotHangOnAPatternThatBacktracksForEver() {
        assertThat(parameter("{'type':'string','pattern':'^(([a-z])+.)+[A-Z]([a-z])+$','minLength':120}")
                        .example())
                .isNull();
    }
}
