package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static io.camelcodegen.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfContainedSchemaTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    @Test
    void allowsEveryObjectWhereThereIsNoSchema() {
        ObjectNode anyObject = object("{'$schema':'" + DIALECT + "','type':'object','additionalProperties':true}");

        assertThat(SchemaNormalizer.normalizeDocument(null)).isEqualTo(anyObject);
        assertThat(SchemaNormalizer.normalizeDocument(MissingNode.getInstance()))
                .isEqualTo(anyObject);
        assertThat(SchemaNormalizer.normalizeDocument(json("true"))).isEqualTo(anyObject);
        assertThat(SchemaNormalizer.normalizeDocument(json("false"))).isEqualTo(anyObject);
        assertThat(SchemaNormalizer.normalizeDocument(json("null"))).isEqualTo(anyObject);
    }

    @Test
    void movesDefinitionsToDefsAndResolvesPointersAndAnchors() {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(json("{'type':'object','properties':{"
                + "'a':{'$ref':'#/definitions/A'},'b':{'$ref':'#named'},'c':{'$ref':'#/properties/a'},"
                + "'d':{'$ref':'#/definitions/with%20space~1slash'}},"
                + "'definitions':{'A':{'type':'string'},'B':{'$anchor':'named','type':'integer'},"
                + "'with space/slash':{'type':'boolean'},'unused':{}}}"));

        assertThat(schema)
                .isEqualTo(
                        object(
                                "{'$schema':'" + DIALECT + "','type':'object','properties':{"
                                        + "'a':{'$ref':'#/$defs/A'},'b':{'$ref':'#/$defs/B'},'c':{'$ref':'#/$defs/A'},"
                                        + "'d':{'$ref':'#/$defs/with_space_slash'}},"
                                        + "'$defs':{'A':{'type':'string'},'B':{'type':'integer'},'with_space_slash':{'type':'boolean'}}}"));
    }

    @Test
    void keepsAReferenceToItselfAsRecursion() {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(
                json("{'type':'object','properties':{'child':{'$ref':'#'}},'additionalProperties':false}"));

        CompiledSchema compiled = CompiledSchema.of(schema);
        assertThat(schema.at("/properties/child/$ref").asText()).isEqualTo("#/$defs/root");
        assertThat(compiled.validate(json("{'child':{'child':{}}}"))).isEmpty();
        assertThat(compiled.validate(json("{'child':{'child':{'x':1}}}"))).hasSize(1);
    }

    @Test
    void resolvesIdsOfEmbeddedResourcesAgainstTheirBase() {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(json("{'$id':'https://example.org/root.json',"
                + "'type':'object','properties':{'a':{'$ref':'item.json'},'b':{'$ref':'item.json#part'}},"
                + "'$defs':{'I':{'$id':'item.json','$ref':'#/$defs/inner','$defs':{"
                + "'inner':{'type':'string'},'P':{'$anchor':'part','type':'null'}}}}}"));

        CompiledSchema compiled = CompiledSchema.of(schema);
        assertThat(compiled.validate(json("{'a':'x','b':null}"))).isEmpty();
        assertThat(compiled.validate(json("{'a':1,'b':1}"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/other.json", "file:///etc/passwd", "http://169.254.169.254/#/a", "::"})
    void takesAReferenceToElsewhereAsAnything(String ref) {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(object("{'type':'object'}")
                .set("properties", object("{}").set("a", object("{}").put("$ref", ref))));

        assertThat(schema.at("/properties/a")).isEqualTo(json("{}"));
    }

    @Test
    void saysWhichPointerNamesNothing() {
        assertThatThrownBy(
                        () -> SchemaNormalizer.normalizeDocument(json("{'properties':{'a':{'$ref':'#/$defs/Gone'}}}")))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessageContaining("#/$defs/Gone");
    }

    @Test
    void infersNoTypeWhereTheSchemaDeclaresItsDialect() {
        JsonNode declared = json("{'$schema':'" + DIALECT + "','type':'object','properties':{'a':{'properties':{}}}}");

        assertThat(SchemaNormalizer.normalizeDocument(declared)).isEqualTo(declared);
    }

    @Test
    void ignoresWhatStandsBesideAReferenceUpToDraft7() {
        ObjectNode schema =
                SchemaNormalizer.normalizeDocument(json("{'$schema':'http://json-schema.org/draft-07/schema#',"
                        + "'type':'object','properties':{'a':{'$ref':'#/definitions/A','maxLength':1,'description':'d'}},"
                        + "'definitions':{'A':{'type':'string'}}}"));

        assertThat(schema.at("/properties/a")).isEqualTo(json("{'$ref':'#/$defs/A','description':'d'}"));
    }
}
