package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRevisionTest {

    private static OpenApiDocument document(String schema) {
        return OpenApiDocument.read("s", "s.json", text(schema).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String schema) {
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"servers\":[{\"url\":\"http://x\"}],"
                + "\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\",\"responses\":{\"200\":{\"description\":\"\","
                + "\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}}}}}";
    }

    @Test
    void isTheSameForTheSameDocumentOnly() {
        String revision = document("{\"type\":\"string\"}").revision();

        assertThat(revision)
                .isNotNull()
                .isEqualTo(document("{\"type\":\"string\"}").revision());
        assertThat(revision).isNotEqualTo(document("{\"type\":\"number\"}").revision());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\":\"other.json#/A\"}", "{\"$ref\" : \n \"other.json\"}", "{\"$ref\":\"./#/A\"}"})
    void isUnknownWhereAnotherFileMayChange(String schema) {
        assertThat(document(schema).revision()).isNull();
    }

    /** Wherever in the document, as the search leaps. */
    @ParameterizedTest
    @ValueSource(
            strings = {"$ref", "\\u0024ref", "$\\u0072ef", "$r\\u0065f", "$re\\u0066", "\\u0024\\u0072\\u0065\\u0066"})
    void isUnknownHoweverAReferenceIsSpelt(String key) {
        for (int before = 0; before < 12; before++) {
            String schema =
                    "{\"title\":\"%s\",\"%s\":\"other.json\"}".formatted("0123456789uvw".substring(before), key);

            assertThat(document(schema).revision()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\":\"#/components/schemas/A\"}", "{\"$ref\" :\n\t\"#/A\"}"})
    void isKnownWhereTheDocumentRefersToItself(String schema) {
        assertThat(document(schema).revision()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\":\"other.json#/A\"}", "{\"$ref\":\"#/A\"}"})
    void isTheSameFromAnIndex(String schema, @TempDir Path indexes) throws IOException {
        byte[] content = text(schema).getBytes(StandardCharsets.UTF_8);

        OpenApiDocument first = OpenApiDocument.read("s", "s.json", content, indexes, Set.of());
        OpenApiDocument second = OpenApiDocument.read("s", "s.json", content, indexes, Set.of());

        assertThat(indexes).isNotEmptyDirectory();
        assertThat(second.revision())
                .isEqualTo(first.revision())
                .isEqualTo(document(schema).revision());
    }

    @Test
    void isAnotherWhereOtherHeadersMayBeParameters(@TempDir Path folder) throws IOException {
        byte[] content = text("{}").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("s.json"), content);
        SourceConfig allowing = SourceConfig.openapi("s", file.toString())
                .property("allowHeaders", List.of("Cookie", "Authorization"))
                .build();

        OpenApiDocument document =
                OpenApiDocument.read("s", "s.json", content, null, Set.of("cookie", "authorization"));

        assertThat(document.revision()).isNotEqualTo(document("{}").revision());
        assertThat(OpenApiSourceFactory.revision(allowing, folder)).contains(document.revision());
        assertThat(OpenApiDocument.read("s", "s.json", content, null, Set.of("cookie"))
                        .revision())
                .isEqualTo(document("{}").revision());
    }

    @Test
    void isKnownOfARealDocument() throws IOException {
        OpenApiDocument github =
                OpenApiDocument.read("github", "github.json", Files.readAllBytes(NodePackages.githubDocument()));

        assertThat(github.revision()).isNotNull();
    }
}
