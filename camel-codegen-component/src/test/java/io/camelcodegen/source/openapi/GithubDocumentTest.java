package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's document, 13 MB, as it is published. */
class GithubDocumentTest {

    private static byte[] content;
    private static OpenApiDocument github;

    @BeforeAll
    static void read() throws IOException {
        content = Files.readAllBytes(NodePackages.githubDocument());
        github = OpenApiDocument.read("github", "github.json", content);
    }

    @Test
    void givesEveryOperationASpecAndSchemas() {
        assertThat(github.tools()).hasSize(1223);
        assertThat(github.operations()).hasSize(1223);
        for (Tool tool : github.tools()) {
            OperationSpec spec = github.spec(tool);

            JsonNode input = tool.schemas().input();
            assertThat(input.path("$schema").textValue()).isEqualTo(InputSchema.DIALECT);
            assertThat(tool.wireName()).isNotEmpty();
            for (String variable : PathTemplate.variables(spec.path())) {
                assertThat(Documents.parameter(spec, variable).in()).isEqualTo(In.PATH);
                assertThat(input.at("/properties/path/properties").has(variable))
                        .as(variable)
                        .isTrue();
            }
            assertThat(input.at("/properties").has("body")).isEqualTo(spec.body() != null);
            assertThat(spec.servers()).isNotEmpty();
        }
    }

    @Test
    void describesListingAUsersRepositories() {
        Tool tool = Documents.tool(github, "repos_list_for_user");

        OperationSpec spec = github.spec(tool);
        JsonNode input = tool.schemas().input();

        assertThat(tool.wireName()).isEqualTo("repos/list-for-user");
        assertThat(tool.description())
                .isEqualTo("List repositories for a user\n\nLists public repositories for the specified user.");
        assertThat(tool.hints()).isEqualTo(ToolHints.READ_ONLY);
        assertThat(tool.tags()).containsExactly("repos");
        assertThat(spec.method()).isEqualTo("GET");
        assertThat(spec.path()).isEqualTo("/users/{username}/repos");
        assertThat(spec.parameters())
                .extracting(OperationSpec.Parameter::name)
                .containsExactly("username", "type", "sort", "direction", "per_page", "page");
        assertThat(spec.servers()).extracting(Server::url).containsExactly("https://api.github.com");
        assertThat(spec.responseTypes()).containsExactly("application/json");
        assertThat(input.path("required")).isEqualTo(Documents.node("['path']"));
        assertThat(input.at("/properties/path/required")).isEqualTo(Documents.node("['username']"));
        JsonNode query = input.at("/properties/query/properties");
        assertThat(query.at("/type/enum")).isEqualTo(Documents.node("['all','owner','member']"));
        assertThat(query.at("/type/default").textValue()).isEqualTo("owner");
        assertThat(query.at("/per_page/type").textValue()).isEqualTo("integer");
        assertThat(query.at("/per_page/default").intValue()).isEqualTo(30);
        assertThat(query.at("/per_page/description").textValue()).contains("max 100");
        JsonNode output = tool.schemas().output();
        assertThat(output).isNotNull();
        assertThat(output.path("type").textValue()).isEqualTo("array");
        assertThat(output.at("/items/$ref").textValue()).isEqualTo("#/$defs/minimal-repository");
    }

    @Test
    void describesCreatingAnIssue() {
        Tool tool = Documents.tool(github, "issues_create");

        JsonNode body = tool.schemas().input().at("/properties/body");

        assertThat(tool.hints()).isEqualTo(ToolHints.WRITE);
        assertThat(github.spec(tool).body()).isNotNull();
        assertThat(github.spec(tool).body().required()).isTrue();
        assertThat(body.path("required")).isEqualTo(Documents.node("['title']"));
        assertThat(tool.schemas().input().path("required")).isEqualTo(Documents.node("['path','body']"));
    }

    @Test
    void takesParametersThatMatchAndNoOthers() {
        CompiledSchema schema = CompiledSchema.of(
                Documents.tool(github, "repos_list_for_user").schemas().input());

        assertThat(schema.validate(Documents.node("{'path':{'username':'octocat'},'query':{'per_page':5}}")))
                .isEmpty();
        assertThat(schema.validate(Documents.node("{'path':{},'query':{'type':'none','nonsense':1}}")))
                .hasSize(3);
    }

    @Test
    void isTheSameFromAnIndex(@TempDir Path directory) {
        OpenApiDocument.read("github", "github.json", content, directory, Set.of());

        OpenApiDocument indexed = OpenApiDocument.read("github", "github.json", content, directory, Set.of());

        assertThat(indexed.operations()).isEqualTo(github.operations());
        assertThat(Documents.names(indexed)).isEqualTo(Documents.names(github));
        Tool tool = Documents.tool(indexed, "repos_get");
        assertThat(indexed.spec(tool)).isEqualTo(github.spec(Documents.tool(github, "repos_get")));
    }

    @Test
    void failsAsADocumentWhereverItIsCutOff() {
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            byte[] cut = Arrays.copyOf(content, random.nextInt(content.length - 2));

            assertThat(failureOf(cut)).isInstanceOf(CodegenException.class);
        }
    }

    @Test
    void failsAsADocumentOrWorksWhateverBitsAreFlipped() {
        Random random = new Random(11);
        for (int i = 0; i < 25; i++) {
            byte[] flipped = content.clone();
            for (int n = 0; n < 200; n++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }

            assertThat(failureOf(flipped)).isInstanceOfAny(CodegenException.class, NoFailure.class);
        }
    }

    private static final class NoFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static RuntimeException failureOf(byte[] document) {
        try {
            OpenApiDocument read = OpenApiDocument.read("github", "github.json", document);
            for (Tool tool : read.tools().subList(0, Math.min(20, read.tools().size()))) {
                read.spec(tool);
            }
            return new NoFailure();
        } catch (RuntimeException e) {
            return e;
        }
    }
}
