package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static io.camelcodegen.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNormalizerTest {

    private static JsonNode normalize(String schema) {
        return new SchemaNormalizer(ref -> null).normalize(json(schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties':{}} | {'properties':{},'type':'object'}",
                "{'items':{}} | {'items':{},'type':'array'}",
                "{'enum':['a','b']} | {'enum':['a','b'],'type':'string'}",
                "{'enum':['a',1,null]} | {'enum':['a',1,null],'type':['string','integer','null']}",
                "{'enum':[1,2.5]} | {'enum':[1,2.5],'type':'number'}",
                "{} | {}",
                "true | true",
                "{'description':'anything'} | {'description':'anything'}",
                "{'anyOf':[{'required':['a']}]} | {'anyOf':[{'required':['a']}]}",
                "{'properties':{},'anyOf':[{'type':'string'}]} | {'properties':{},'anyOf':[{'type':'string'}]}",
                "{'not':{'properties':{'a':{'items':{}}}}} | {'not':{'properties':{'a':{'items':{}}}}}",
                "{'properties':{},'items':{}} | {'properties':{},'items':{}}",
            })
    void infersAMissingTypeButNeverNarrowsAnything(String schema, String expected) {
        assertThat(normalize(schema)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':['string','null']} | {'type':['string','null']}",
                "{'type':['string']} | {'type':'string'}",
                "{'type':['string','integer','string']} | {'type':['string','integer']}",
                "{'type':'string','nullable':true} | {'type':['string','null']}",
                "{'type':'string','nullable':false} | {'type':'string'}",
                "{'type':'string','x-nullable':true} | {'type':['string','null']}",
                "{'type':'string','nullable':true,'enum':['a']} | {'type':['string','null'],'enum':['a',null]}",
                "{'nullable':true,'enum':['a',null]} | {'enum':['a',null],'type':['string','null']}",
                "{'nullable':true} | {}",
                "{'nullable':true,'anyOf':[{'type':'string'}]} | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "{'nullable':true,'description':'d','oneOf':[{'type':'string'}]}"
                        + " | {'description':'d','anyOf':[{'oneOf':[{'type':'string'}]},{'type':'null'}]}",
                "{'type':'int'} | {'type':'integer'}",
                "{'type':'String'} | {'type':'string'}",
                "{'type':'file'} | {'type':'string'}",
                "{'type':'any'} | {}",
                "{'type':['string','whatever']} | {}",
                "{'type':7} | {}",
            })
    void givesTypesOneFormAndLosesNone(String schema, String expected) {
        assertThat(normalize(schema)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'required':['a','a',7,'b']} | {'required':['a','b']}",
                "{'required':true} | {}",
                "{'required':[]} | {}",
                "{'required':'a'} | {'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string','required':true},'b':{'required':false}}}"
                        + " | {'type':'object','properties':{'a':{'type':'string'},'b':{}},'required':['a']}",
                "{'type':'object','properties':{'a':{}},'required':['a','z']}"
                        + " | {'type':'object','properties':{'a':{}},'required':['a','z']}",
                "{'type':'object','properties':{'a':{}},'required':['a','z'],'additionalProperties':false}"
                        + " | {'type':'object','properties':{'a':{}},'required':['a'],'additionalProperties':false}",
                "{'type':'object','properties':{'required':{'type':'boolean'}}}"
                        + " | {'type':'object','properties':{'required':{'type':'boolean'}}}",
            })
    void makesRequiredAListOfNamesThatCanExist(String schema, String expected) {
        assertThat(normalize(schema)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'minimum':0,'exclusiveMinimum':true} | {'exclusiveMinimum':0}",
                "{'exclusiveMaximum':true,'maximum':9} | {'exclusiveMaximum':9}",
                "{'minimum':0,'exclusiveMinimum':false} | {'minimum':0}",
                "{'exclusiveMinimum':true} | {}",
                "{'minimum':0,'exclusiveMinimum':5} | {'minimum':0,'exclusiveMinimum':5}",
                "{'minLength':'3','maxLength':-1,'minItems':1.5} | {'minLength':3}",
                "{'multipleOf':0} | {}",
                "{'multipleOf':0.01} | {'multipleOf':0.01}",
            })
    void translatesBounds(String schema, String expected) {
        assertThat(normalize(schema)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'array','items':[{'type':'string'},{}],'additionalItems':false}"
                        + " | {'type':'array','prefixItems':[{'type':'string'},{}],'items':false}",
                "{'type':'array','additionalItems':false} | {'type':'array'}",
                "{'type':'array'} | {'type':'array'}",
                "{'dependencies':{'a':['b'],'c':{'required':['d']}}}"
                        + " | {'dependentRequired':{'a':['b']},'dependentSchemas':{'c':{'required':['d']}}}",
                "{'type':'string','example':'x','examples':{'a':{'value':'x'}},'xml':{},'x-go-name':'N','id':'i',"
                        + "'discriminator':{'propertyName':'t'},'externalDocs':{},'$schema':'s','$id':'i'}"
                        + " | {'type':'string'}",
                "{'type':'string','examples':['x'],'default':'d','const':'c','format':'made-up','deprecated':true}"
                        + " | {'type':'string','examples':['x'],'default':'d','const':'c','format':'made-up','deprecated':true}",
                "{'type':'object','properties':{'example':{'type':'string'},'x-a':{},'nullable':{}}}"
                        + " | {'type':'object','properties':{'example':{'type':'string'},'x-a':{},'nullable':{}}}",
                "{'type':'object','properties':{'a':null,'b':'nonsense'}} | {'type':'object','properties':{'b':true}}",
                "{'type':'object','additionalProperties':false} | {'type':'object','additionalProperties':false}",
                "{'type':'string','pattern':'[a'} | {'type':'string'}",
                "{'type':'object','patternProperties':{'[a':{}},'additionalProperties':false}"
                        + " | {'type':'object','additionalProperties':true}",
                "{'allOf':[],'enum':[]} | {}",
                "7 | true",
                "[] | true",
                "false | false",
            })
    void translatesOrDropsWhatIsNot202012(String schema, String expected) {
        assertThat(normalize(schema)).isEqualTo(json(expected));
    }

    @Test
    void keepsRecursionAsAReferenceIntoDefinitions() {
        ObjectNode document = object("{'Node':{'properties':{'next':{'$ref':'#/components/schemas/Node'}}}}");
        SchemaNormalizer normalizer =
                new SchemaNormalizer(ref -> document.get(ref.substring(ref.lastIndexOf('/') + 1)));

        JsonNode schema = normalizer.normalize(json("{'$ref':'#/components/schemas/Node','description':'first'}"));

        assertThat(schema).isEqualTo(json("{'$ref':'#/$defs/Node','description':'first'}"));
        assertThat(normalizer.definitions())
                .isEqualTo(json("{'Node':{'properties':{'next':{'$ref':'#/$defs/Node'}},'type':'object'}}"));
    }

    @Test
    void givesDistinctSafeNamesToDefinitionsOfOneName() {
        SchemaNormalizer normalizer = new SchemaNormalizer(ref -> json("{'type':'string'}"));

        JsonNode schema = normalizer.normalize(json("{'oneOf':[{'$ref':'a.json#/x/Pet'},{'$ref':'b.json#/x/Pet'},"
                + "{'$ref':'#/paths/~1users~1{id}'},{'$ref':'#/x/L%C3%A4nge'},{'$ref':'a.json#/x/Pet'}]}"));

        assertThat(schema)
                .isEqualTo(json("{'oneOf':[{'$ref':'#/$defs/Pet'},{'$ref':'#/$defs/Pet_2'},"
                        + "{'$ref':'#/$defs/_users__id_'},{'$ref':'#/$defs/L_nge'},{'$ref':'#/$defs/Pet'}]}"));
        assertThat(normalizer.definitions().size()).isEqualTo(4);
    }

    @Test
    void keepsTheDiscriminatorOfAChoiceWithWhatItsAlternativesBecame() {
        ObjectNode document = object("{'Cat':{'type':'object'},'Dog':{'type':'object'},'Fish':{'type':'object'}}");
        SchemaNormalizer normalizer =
                new SchemaNormalizer(ref -> document.get(ref.substring(ref.lastIndexOf('/') + 1)));

        JsonNode schema = normalizer.normalize(
                json("{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}],"
                        + "'discriminator':{'propertyName':'kind','mapping':{'cat':'#/components/schemas/Cat',"
                        + "'hound':'Dog','fish':'#/components/schemas/Fish','gone':'#/x/y'},'x-z':1}}"));

        assertThat(schema)
                .isEqualTo(json("{'oneOf':[{'$ref':'#/$defs/Cat'},{'$ref':'#/$defs/Dog'}],"
                        + "'discriminator':{'propertyName':'kind',"
                        + "'mapping':{'cat':'#/$defs/Cat','hound':'#/$defs/Dog'}}}"));
        assertThat(normalizer.definitions().size()).isEqualTo(2);
    }

    @Test
    void followsAChainOfFiftyReferencesToItsEnd() {
        SchemaNormalizer normalizer = new SchemaNormalizer(ref -> {
            int n = Integer.parseInt(ref.substring(1));
            return n == 50 ? json("{'type':'string'}") : object("{}").put("$ref", "#" + (n + 1));
        });

        JsonNode schema = normalizer.normalize(json("{'$ref':'#0'}"));

        assertThat(schema).isEqualTo(json("{'$ref':'#/$defs/50'}"));
        assertThat(normalizer.definitions()).isEqualTo(json("{'50':{'type':'string'}}"));
    }

    @Test
    void saysWhichReferenceNamesNothing() {
        assertThatThrownBy(() -> normalize("{'properties':{'a':{'$ref':'#/components/schemas/Gone'}}}"))
                .isInstanceOfSatisfying(
                        MalformedSchemaException.class, e -> assertThat(e.ref()).isEqualTo("#/components/schemas/Gone"))
                .hasMessageContaining("'#/components/schemas/Gone'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'$ref':'#/b'},'b':{'$ref':'#/a'}}",
                "{'a':{'$ref':'#/a'}}",
                "{'a':{'allOf':[{'$ref':'#/b'}]},'b':{'anyOf':[{'$ref':'#/a'}]}}",
                "{'a':{'description':'x','$ref':'#/b'},'b':{'description':'y','$ref':'#/a'}}",
                "{'a':{'dependentSchemas':{'x':{'$ref':'#/a'}}}}",
            })
    void cutsReferencesThatLeadBackToTheSameValue(String text) {
        ObjectNode document = object(text);
        SchemaNormalizer normalizer = new SchemaNormalizer(ref -> document.get(ref.substring(2)));

        ObjectNode schema = normalizer.normalize(json("{'$ref':'#/a'}")).deepCopy();

        schema.set("$defs", normalizer.definitions());
        assertThat(CompiledSchema.of(schema).validate(json("{'x':1}"))).isEmpty();
    }

    @Test
    void normalizesEachDefinitionOnceHoweverOftenItIsUsed() {
        StringBuilder uses = new StringBuilder("{'properties':{");
        for (int i = 0; i < 10_000; i++) {
            uses.append(i == 0 ? "" : ",").append("'p").append(i).append("':{'$ref':'#/Big'}");
        }
        SchemaNormalizer normalizer = new SchemaNormalizer(ref -> json("{'properties':{'self':{'$ref':'#/Big'}}}"));

        JsonNode schema = normalizer.normalize(json(uses.append("}}").toString()));

        assertThat(schema.path("properties").size()).isEqualTo(10_000);
        assertThat(normalizer.definitions().size()).isEqualTo(1);
    }

    @Test
    void refusesDefinitionsThatMultiply() {
        SchemaNormalizer normalizer = new SchemaNormalizer(ref -> {
            String next = "{'$ref':'#" + (Integer.parseInt(ref.substring(1)) + 1) + "'}";
            return ref.equals("#60") ? json("{'type':'string'}") : json("{'anyOf':[" + next + "," + next + "]}");
        });

        assertThatThrownBy(() -> normalizer.normalize(json("{'$ref':'#0'}")))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessageContaining("one and the same value");
    }

    @Test
    void refusesSchemasNestedAThousandDeep() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode at = root;
        for (int i = 0; i < 1_000; i++) {
            at = at.putObject("items");
        }

        assertThatThrownBy(() -> new SchemaNormalizer(ref -> null).normalize(root))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessageContaining("nested more than");
        assertThatThrownBy(() -> SchemaNormalizer.normalizeDocument(root)).isInstanceOf(MalformedSchemaException.class);
    }

    @Test
    void neverModifiesWhatItIsGiven() {
        JsonNode given =
                json("{'properties':{'a':{'nullable':true,'enum':['x'],'default':{'k':[1]}}},'required':['a','a']}");
        JsonNode copy = given.deepCopy();

        JsonNode normalized = new SchemaNormalizer(ref -> null).normalize(given);
        ((ObjectNode) normalized.at("/properties/a/default")).put("k", 2);

        assertThat(given).isEqualTo(copy);
    }
}
