package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourFilesTest {

    @TempDir
    Path outside;

    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(outside.resolve("api"));
        Files.writeString(outside.resolve("secret.json"), "{\"type\":\"string\",\"description\":\"secret\"}");
    }

    @Test
    void readsADocumentInSeveralFiles() throws IOException {
        write("paths/users.yaml", """
                parameters:
                  - $ref: '../parts/parameters.yaml#/Page'
                get:
                  operationId: users
                  responses:
                    200:
                      content:
                        application/json:
                          schema: {$ref: '../openapi.yaml#/components/schemas/User'}
                put:
                  requestBody: {content: {application/json: {schema: {$ref: '#/x-local'}}}}
                x-local: {type: boolean}
                """);
        write("parts/parameters.yaml", "Page: {name: page, in: query, schema: {$ref: 'page.json'}}\n");
        write("parts/page.json", "{\"type\":\"integer\"}");

        OpenApiDocument document = read("""
                openapi: 3.0.3
                paths:
                  /users: {$ref: 'paths/users.yaml'}
                components:
                  schemas:
                    User: {type: object, properties: {boss: {$ref: '#/components/schemas/User'}}}
                """);

        assertThat(Documents.names(document)).containsExactly("users", "put_users");
        JsonNode output = Documents.tool(document, "users").schemas().output();
        assertThat(output).isNotNull();
        assertThat(output.at("/$defs/User/properties/boss/$ref").textValue()).isEqualTo("#/$defs/User");
        assertThat(Documents.parameter(Documents.spec(document, "users"), "page")
                        .schema()
                        .path("type")
                        .textValue())
                .isEqualTo("integer");
        assertThat(Documents.spec(document, "put_users")
                        .body()
                        .content()
                        .get("application/json")
                        .schema()
                        .path("type")
                        .textValue())
                .isEqualTo("boolean");
    }

    @Test
    void refusesFilesOutsideItsFolder() throws IOException {
        for (String ref : new String[] {
            "../secret.json",
            "%2e%2e/secret.json",
            "a/../../secret.json",
            outside.resolve("secret.json").toString(),
            outside.resolve("secret.json").toUri().toString()
        }) {
            assertThat(failureOf(ref)).hasMessageContaining("refused the $ref").hasMessageNotContaining("\"secret\"");
        }
    }

    @Test
    void refusesASymbolicLinkThatLeadsOut() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.json"), outside.resolve("secret.json"));

        assertThat(failureOf("link.json")).hasMessageContaining("refused");
    }

    @Test
    void saysWhichFileIsMissingOrBroken() throws IOException {
        write("broken.json", "{\"type\":");
        write("page.html", "<html></html>");

        assertThat(failureOf("gone.json")).hasMessageContaining("gone.json").hasMessageContaining("no such file");
        assertThat(failureOf("broken.json")).hasMessageContaining("broken.json").hasMessageContaining("truncated");
        assertThat(failureOf("page.html")).hasMessageContaining("page.html").hasMessageContaining("HTML");
        assertThat(failureOf(".")).isNotNull();
    }

    private CodegenException failureOf(String ref) throws IOException {
        OpenApiDocument document = read("""
                openapi: 3.0.3
                paths: {/a: {get: {parameters: [{name: q, in: query, schema: {$ref: '%s'}}]}}}
                """.formatted(ref));
        return catchThrowableOfType(
                CodegenException.class, () -> document.spec(document.tools().get(0)));
    }

    private OpenApiDocument read(String yaml) throws IOException {
        Path file = write("openapi.yaml", yaml);
        return OpenApiDocument.read("api", file.toString(), Files.readAllBytes(file));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
