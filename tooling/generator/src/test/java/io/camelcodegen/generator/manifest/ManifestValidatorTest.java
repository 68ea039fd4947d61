package io.camelcodegen.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.file.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestValidatorTest {

    /** The sample with one value put in its place, and a checksum that fits. */
    private static ObjectNode with(String pointer, String value) {
        ObjectNode tree = Manifests.tree();
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), Manifests.json(value));
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), Manifests.json(value));
        }
        if (!pointer.startsWith("/metadata")) {
            ((ObjectNode) tree.get("metadata")).put("checksum", ManifestFile.checksum(tree));
        }
        return tree;
    }

    private static List<String> problems(JsonNode manifest) {
        return ManifestValidator.validate(manifest).stream()
                .map(ManifestProblem::toString)
                .toList();
    }

    @Test
    void whatIsBuiltIsValid() {
        assertThat(problems(Manifests.tree())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/specVersion ; '2.0.0' ; /specVersion: specVersion: must be \"1.0.0\", is \"2.0.0\"",
                "/codeMode ; false ; /codeMode: codeMode: must be true, is false",
                "/name ; 'Acme' ; /name: name: must match the pattern ^[a-z][a-z0-9-]*$, is \"Acme\"",
                "/version ; 7 ; /version: version: must be string, not integer, is 7",
                "/langauge ; 'x' ; /langauge: unknown field 'langauge'; did you mean 'language'?",
                "/sources/openAPI ; [] ; /sources/openAPI: sources: unknown field 'openAPI'; did you mean 'openapi'?",
                "/tools/total ; -1 ; /tools/total: tools.total: must be >= 0, is -1",
                "/generated ; 'yesterday' ; /generated: must be a date and time as in 2026-01-31T12:00:00Z (ISO 8601)",
                "/generated ; '2026-13-40T25:00:00Z' ; /generated: must be a date and time as in 2026-01-31T12:00:00Z (ISO 8601)",
                "/capabilities/0 ; 'Fast!' ; /capabilities/0: capabilities[0]: must match the pattern ^[a-z][a-z0-9-]*$, is \"Fast!\"",
                "/metadata/checksum ; 'md5:1' ; /metadata/checksum: metadata.checksum: must match the pattern ^sha256:[0-9a-f]{64}$, is \"md5:1\"",
                "/toolDefinitions/shop/0/metadata/operationType ; 'read' ; must be one of \"query\", \"mutation\", \"subscription\"",
                "/toolDefinitions/shop/0/metadata/dangerouss ; true ; did you mean 'dangerous'?",
                "/auth/sources/shop/types ; ['password'] ; must be one of \"none\", \"bearer\"",
                "/sources/total ; 5 ; /sources/total: is 5, but 2 sources are named",
                "/sources/custom ; ['shop'] ; /sources/custom: names 'shop', which is there already",
                "/tools/total ; 9 ; /tools/total: is 9, but the tools by source are 3 together",
                "/tools/bySource ; {'shop': 3} ; /tools/bySource: does not count the tools of 'files'",
                "/tools/bySource/shopp ; 0 ; /tools/bySource/shopp: is of a source that /sources does not name; did you mean 'shop'?",
                "/auth/required ; true ; /auth/required: is true, but no source requires credentials",
                "/auth/sources/shop/default ; 'bearer' ; /auth/sources/shop/default: is 'bearer', which is not among the types",
                "/tokenReduction/reduction ; 0.5 ; /tokenReduction/reduction: is 0.5, but 100000 and 1234 make 0.9876",
                "/tokenReduction/savings ; '12%' ; /tokenReduction/savings: is 12%, but 100000 and 1234 make 98.7%",
                "/toolDefinitions/shop/0/name ; 'files__read' ; /toolDefinitions/shop/0/name: must begin with 'shop__', the name of its source",
                "/toolDefinitions/shop/0/name ; 'shop__items_get' ; /toolDefinitions/shop/1/name: is the name of two tools",
                "/tools/bySource/shop ; 1 ; /toolDefinitions/shop: has 2 definitions, but /tools/bySource counts 1",
                "/metadata/generatedBy ; 'someone' ; /metadata/checksum: does not fit the content, which was edited after it was generated",
            })
    void tellsWhereAndWhatAndWhatWasMeant(String pointer, String value, String problem) {
        assertThat(problems(with(pointer, value))).anyMatch(line -> line.contains(problem));
    }

    @Test
    void tellsOfAllProblemsAtOnce() {
        ObjectNode tree = Manifests.tree();
        tree.put("name", "1");
        tree.remove("auth");
        tree.put("x-fine", true);
        ((ObjectNode) tree.get("tools")).put("total", 4);
        ((ObjectNode) tree.get("tokenReduction")).put("savings", "much");

        assertThat(ManifestValidator.validate(tree))
                .extracting(ManifestProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/name", "/auth", "/tokenReduction/savings", "/tools/total", "/metadata/checksum");
    }

    @Test
    void roundedFiguresAgree() {
        assertThat(problems(with("/tokenReduction/savings", "'99%'"))).isEmpty();
        assertThat(problems(with("/tokenReduction/savings", "'98.8%'"))).isEmpty();
        assertThat(problems(with("/tokenReduction/reduction", "0.988"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"null", "[]", "'x'", "{}", "{'sources': [], 'tools': 1, 'auth': {'sources': {'a': 7}}}"})
    void whateverItIsIsToldAndNotThrown(String manifest) {
        assertThat(problems(Manifests.json(manifest))).isNotEmpty();
    }

    @Test
    void whatIsWrongIsPrintedInOneLine() {
        ObjectNode tree = Manifests.tree();
        ((ObjectNode) tree.at("/tools/bySource")).put("a\n\u202eb" + "c".repeat(10_000), 1);

        assertThat(problems(tree))
                .isNotEmpty()
                .allMatch(line -> line.lines().count() == 1 && !line.contains("\u202e") && line.length() < 1_500);
    }

    @Test
    void thePageShowsItsMessages() throws Exception {
        ObjectNode tree = Manifests.tree();
        tree.put("name", "Acme");
        tree.put("langauge", "java");
        ((ObjectNode) tree.get("tools")).put("total", 9);
        String page = Files.readString(Path.of("../../docs/manifest.md"));
        String shown = page.replaceFirst("(?s).*```text\n(.*?)```.*", "$1");

        assertThat(problems(tree)).containsAll(shown.strip().lines().toList());
    }

    @Test
    void thePageNamesEveryField() throws Exception {
        String page = Files.readString(Path.of("../../docs/manifest.md"));

        StrictJson.parse(ManifestValidator.schema())
                .path("properties")
                .fieldNames()
                .forEachRemaining(field -> assertThat(page).contains("`" + field + "`"));
        Manifests.tree().at("/toolDefinitions/shop/0").fieldNames().forEachRemaining(field -> assertThat(page)
                .contains("`" + field + "`"));
    }

    @Test
    void theSchemaDescribesEveryField() throws Exception {
        JsonNode schema = StrictJson.parse(ManifestValidator.schema());
        assertThat(schema.path("$id").asText()).isEqualTo(AgentManifest.SCHEMA_ID);
        describesEveryField(schema, "");
    }

    private static void describesEveryField(JsonNode schema, String at) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            String where = at + "/" + property.getKey();
            assertThat(value.has("description") || value.has("$ref")).as(where).isTrue();
            describesEveryField(value, where);
        });
        schema.path("$defs").properties().forEach(def -> describesEveryField(def.getValue(), at + "#" + def.getKey()));
    }
}
