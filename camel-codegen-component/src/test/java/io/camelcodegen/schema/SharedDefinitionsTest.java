package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shared between the tools of a document must not show in any of them. */
class SharedDefinitionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The schema, normalised, with all that it refers to. */
    private static ObjectNode whole(SchemaNormalizer normalizer, JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("schema", normalizer.normalize(schema));
        whole.set("$defs", normalizer.definitions());
        return whole;
    }

    private static JsonNode at(JsonNode document, String ref) {
        return document.at(ref.substring(1));
    }

    private static ObjectNode refTo(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    @Test
    void everySchemaOfARealDocumentIsAsItWouldBeAlone() throws IOException {
        JsonNode github = JSON.readTree(NodePackages.githubDocument().toFile());
        List<String> names = new ArrayList<>();
        github.at("/components/schemas").fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, new Random(7));
        SchemaReferences references = ref -> at(github, ref);
        SharedDefinitions shared = new SharedDefinitions();

        assertThat(names).hasSizeGreaterThan(800).allSatisfy(name -> {
            ObjectNode alone = whole(new SchemaNormalizer(references), refTo(name));
            ObjectNode together = whole(new SchemaNormalizer(references, shared), refTo(name));
            assertThat(together).isEqualTo(alone);
            assertThat(together.toString()).isEqualTo(alone.toString()); // in the same order, too
        });
    }

    @Test
    void aNameThatMeansSomethingElseElsewhereIsNotShared() throws IOException {
        JsonNode document = JSON.readTree("""
                {"a": {"X": {"type": "string"}, "Uses": {"properties": {"x": {"$ref": "#/a/X"}}}},
                 "b": {"X": {"type": "integer"}}}""");
        JsonNode both =
                JSON.readTree("{\"properties\": {\"b\": {\"$ref\": \"#/b/X\"}, \"u\": {\"$ref\": \"#/a/Uses\"}}}");
        JsonNode one = JSON.readTree("{\"$ref\": \"#/a/Uses\"}");
        SchemaReferences references = ref -> at(document, ref);
        SharedDefinitions shared = new SharedDefinitions();

        for (JsonNode schema : List.of(one, both, one, both)) {
            assertThat(whole(new SchemaNormalizer(references, shared), schema))
                    .isEqualTo(whole(new SchemaNormalizer(references), schema));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'A': {'$ref': '#/components/schemas/B', 'title': 'a'}, 'B': {'allOf': [{'$ref': '#/components/schemas/A'}]}}",
                "{'A': {'$ref': '#/components/schemas/B'}, 'B': {'$ref': '#/components/schemas/A'}}",
                "{'A': {'properties': {'b': {'$ref': '#/components/schemas/B'}}}, 'B': {'items': {'$ref': '#/components/schemas/A'}}}",
                "{'A': {'anyOf': [{'$ref': '#/components/schemas/A'}, {'type': 'null'}]}, 'B': {'$ref': '#/components/schemas/A', 'title': 'b'}}"
            })
    void loopsAreCutForEachToolAsIfItWereAlone(String schemas) throws IOException {
        JsonNode document = JSON.readTree("{\"components\": {\"schemas\": " + schemas.replace('\'', '"') + "}}");
        SchemaReferences references = ref -> at(document, ref);
        SharedDefinitions shared = new SharedDefinitions();

        for (String name : List.of("A", "B", "B", "A")) {
            assertThat(whole(new SchemaNormalizer(references, shared), refTo(name)))
                    .isEqualTo(whole(new SchemaNormalizer(references), refTo(name)));
        }
    }

    @Test
    void whatOneToolHasAnotherHasAsTheSameObject() throws IOException {
        JsonNode document = JSON.readTree("{\"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}}}}");
        SharedDefinitions shared = new SharedDefinitions();

        JsonNode first = whole(new SchemaNormalizer(ref -> at(document, ref), shared), refTo("A"));
        JsonNode second = whole(new SchemaNormalizer(ref -> at(document, ref), shared), refTo("A"));

        assertThat(second.at("/$defs/A")).isSameAs(first.at("/$defs/A"));
    }
}
