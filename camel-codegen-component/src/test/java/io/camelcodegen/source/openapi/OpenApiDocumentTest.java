package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {

    @Test
    void makesAToolOfEveryOperation() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/users/{id}/keys':{'summary':'x','get':{'operationId':'users/list-keys','summary':'Lists keys',
                'description':'All of them.','tags':['users',7],'deprecated':true},
                'put':{},'post':{},'parameters':[]},'x-note':{'get':{}}}""");

        Tool tool = Documents.tool(document, "users_list_keys");

        assertThat(Documents.names(document))
                .containsExactly("users_list_keys", "put_users_id_keys", "post_users_id_keys");
        assertThat(tool.wireName()).isEqualTo("users/list-keys");
        assertThat(tool.description()).isEqualTo("Lists keys\n\nAll of them.");
        assertThat(tool.tags()).containsExactly("users");
        assertThat(tool.deprecated()).isTrue();
        assertThat(tool.hints()).isEqualTo(ToolHints.READ_ONLY);
        assertThat(Documents.tool(document, "put_users_id_keys").hints()).isEqualTo(ToolHints.IDEMPOTENT_WRITE);
        assertThat(Documents.tool(document, "post_users_id_keys").hints()).isEqualTo(ToolHints.WRITE);
    }

    @ParameterizedTest
    @CsvSource({
        "/, get",
        "/users, get_users",
        "/users/{user-id}/keys.json, get_users_user_id_keys_json",
        "/../../etc/passwd, get_etc_passwd",
        "/a__b//c/, get_a_b_c",
        "/😀, get"
    })
    void derivesANameWhereThereIsNoOperationId(String path, String name) {
        OpenApiDocument document = Documents.openApi("'paths':{'" + path + "':{'get':{'operationId':'  '}}}");

        assertThat(Documents.names(document)).containsExactly(name);
    }

    @Test
    void givesSharersOfANameNamesOfTheirOwnWhateverTheirOrder() {
        String one = "'/a':{'get':{'operationId':'list'}}";
        String two = "'/b':{'get':{'operationId':'list'},'post':{'operationId':'LIST'}}";

        Map<String, String> forward = pathsByName(Documents.openApi("'paths':{" + one + "," + two + "}"));
        Map<String, String> backward = pathsByName(Documents.openApi("'paths':{" + two + "," + one + "}"));

        assertThat(forward).hasSize(3).isEqualTo(backward).containsEntry("LIST", "POST /b");
    }

    private static Map<String, String> pathsByName(OpenApiDocument document) {
        Map<String, String> paths = new HashMap<>();
        document.tools()
                .forEach(tool -> paths.put(
                        tool.name().tool(),
                        document.spec(tool).method() + " " + document.spec(tool).path()));
        return paths;
    }

    @Test
    void leavesVariablesInADocumentLiteral() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/${HOME}':{'get':{'operationId':'{{env:SECRET}}','summary':'${HOME}'}}}""");

        Tool tool = document.tools().get(0);

        assertThat(tool.description()).isEqualTo("${HOME}");
        assertThat(tool.wireName()).isEqualTo("{{env:SECRET}}");
        assertThat(document.spec(tool).path()).isEqualTo("/${HOME}");
    }

    @Test
    void takesTheLastOfAPathListedTwice() {
        OpenApiDocument document = Documents.read(
                "{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":{\"get\":{},\"put\":{}},\"/a\":{\"get\":{\"summary\":\"2\"}}}}");

        assertThat(document.operations())
                .singleElement()
                .extracting(Operation::description)
                .isEqualTo("2");
    }

    @Test
    void readsAByteOrderMarkAndUtf16() {
        String json = "{\"openapi\":\"3.1.0\",\"paths\":{\"/ü\":{\"get\":{\"operationId\":\"x\"}}}}";

        for (byte[] content : List.of(
                ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_16),
                json.getBytes(StandardCharsets.UTF_16LE))) {
            OpenApiDocument document = OpenApiDocument.read("api", "x", content);

            assertThat(document.spec(document.tools().get(0)).path()).isEqualTo("/ü");
        }
    }

    @Test
    void readsNumbersAsVersionsInYaml() {
        assertThat(Documents.read("swagger: 2.0\npaths: {/a: {get: {}}}\n").version())
                .isEqualTo("2.0");
        assertThat(Documents.read("swagger: 2\npaths: {}\n").version()).isEqualTo("2.0");
        assertThat(Documents.read("openapi: 3.1\npaths: {}\n").version()).isEqualTo("3.1");
    }

    @Test
    void readsYamlInFlowStyle() {
        assertThat(Documents.read("{openapi: 3.0.0, paths: {/a: {get: {}}}}").tools())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "'  \n '|it is empty",
                "'<!DOCTYPE html><html>404</html>'|an HTML or XML page, which begins '<!DOCTYPE",
                "'Not Found'|neither a JSON object nor a YAML mapping; it begins 'Not Found'",
                "'[1,2]'|a JSON array",
                "'{\"a\":1,\"b\":2}'|its fields are a, b",
                "'{\"swagger\":\"1.2\"}'|its version is '1.2'",
                "'{\"openapi\":\"4.0.0\"}'|its version is '4.0.0'",
                "'{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":{'|it is truncated",
                "'{\"openapi\":\"3.0.0\",}'|it is not well-formed",
                "'{\"openapi\":\"3.0.0\",\"paths\":{}} x'|it is not well-formed",
                "'{\"openapi\":\"3.0.0\",\"paths\":{}} {}'|more text follows",
                "'openapi: [3'|it is not well-formed"
            })
    void saysWhatItFoundInsteadOfADocument(String content, String found) {
        CodegenException failure = Documents.failure(content);

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure)
                .hasMessageContaining("'api'")
                .hasMessageContaining("memory.json")
                .hasMessageContaining(found);
        assertThat(failure.getContext()).containsEntry(ErrorContext.SOURCE, "api");
    }

    @Test
    void refusesNestingOfAThousandLevels() {
        String deep = "{\"openapi\":\"3.0.0\",\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}";

        assertThat(Documents.failure(deep)).hasMessageContaining("nesting depth");
        assertThat(Documents.failure(deep.replace('[', '{'))).isNotNull();
    }

    @Test
    void hidesWhatSteersATerminalInMessages() {
        CodegenException failure = Documents.failure("{\"openapi\":\"\\u001b[31m\\u202e" + "9".repeat(500) + "\"}");

        assertThat(failure.getMessage()).doesNotContain("\u001b", "\u202e").hasSizeLessThan(400);
    }

    @Test
    void hidesCredentialsOfTheLocation() {
        assertThat(DocumentLocation.of("https://user:secret@host:8443/api.json?token=secret")
                        .shown())
                .isEqualTo("https://host:8443/api.json?…");
        assertThat(DocumentLocation.of("https://secret@host").shown()).isEqualTo("https://host");
    }
}
