package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRevisionTest {

    private static OpenApiDocument document(String schema) {
        String text = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"servers\":[{\"url\":\"http://x\"}],"
                + "\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\",\"responses\":{\"200\":{\"description\":\"\","
                + "\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}}}}}";
        return OpenApiDocument.read("s", "s.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isTheSameForTheSameDocumentOnly() {
        String revision = document("{\"type\":\"string\"}").revision();

        assertThat(revision).isNotNull().isEqualTo(document("{\"type\":\"string\"}").revision());
        assertThat(revision).isNotEqualTo(document("{\"type\":\"number\"}").revision());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\":\"other.json#/A\"}", "{\"$ref\" : \n \"other.json\"}", "{\"$ref\":\"./#/A\"}"})
    void isUnknownWhereAnotherFileMayChange(String schema) {
        assertThat(document(schema).revision()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\":\"#/components/schemas/A\"}", "{\"$ref\" :\n\t\"#/A\"}"})
    void isKnownWhereTheDocumentRefersToItself(String schema) {
        assertThat(document(schema).revision()).isNotNull();
    }

    @Test
    void isKnownOfARealDocument() throws IOException {
        OpenApiDocument github = OpenApiDocument.read(
                "github", "github.json", Files.readAllBytes(NodePackages.githubDocument()));

        assertThat(github.revision()).isNotNull();
    }
}
