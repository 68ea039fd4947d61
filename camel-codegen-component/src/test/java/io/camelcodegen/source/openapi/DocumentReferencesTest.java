package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.tool.Tool;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReferencesTest {

    @Test
    void keepsRecursionInDefinitions() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'post':{'requestBody':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Node'}}}}}}},
                'components':{'schemas':{
                  'Node':{'type':'object','properties':{'next':{'$ref':'#/components/schemas/Node'},'peer':{'$ref':'#/components/schemas/Peer'}}},
                  'Peer':{'type':'object','properties':{'node':{'$ref':'#/components/schemas/Node'}}}}}""");

        JsonNode input = Documents.input(document, "post_a");

        assertThat(input.at("/properties/body/$ref").textValue()).isEqualTo("#/$defs/Node");
        assertThat(input.at("/$defs/Node/properties/next/$ref").textValue()).isEqualTo("#/$defs/Node");
        assertThat(input.at("/$defs/Peer/properties/node/$ref").textValue()).isEqualTo("#/$defs/Node");
    }

    @Test
    void followsEncodedPointersAndPointersIntoPaths() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a/{x}':{'get':{'parameters':[{'name':'x','in':'path','required':true,'schema':{'type':'integer'}},
                    {'$ref':'#/components/parameters/a~1b~0c%20d'}]}},
                  '/b':{'get':{'parameters':[{'name':'y','in':'query','schema':
                    {'$ref':'#/paths/~1a~1%7Bx%7D/get/parameters/0/schema'}}]}}},
                'components':{'parameters':{'a/b~c d':{'name':'q','in':'query','schema':{'type':'boolean'}}}}""");

        OperationSpec a = Documents.spec(document, "get_a_x");
        OperationSpec b = Documents.spec(document, "get_b");

        assertThat(Documents.parameter(a, "q").schema().path("type").textValue())
                .isEqualTo("boolean");
        assertThat(Documents.parameter(b, "y").schema().path("type").textValue())
                .isEqualTo("integer");
    }

    @Test
    void followsAChainOfFifty() {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            parameters.append("'P%d':{'$ref':'#/components/parameters/P%d'},".formatted(i, i + 1));
        }
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'get':{'parameters':[{'$ref':'#/components/parameters/P0'}]}}},
                'components':{'parameters':{%s'P50':{'name':'end','in':'query','schema':{}}}}""".formatted(parameters));

        assertThat(Documents.spec(document, "get_a").parameters())
                .singleElement()
                .extracting("name")
                .isEqualTo("end");
    }

    @Test
    void namesAMissingTargetAtThatToolOnly() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'get':{'parameters':[{'name':'q','in':'query','schema':{'$ref':'#/components/schemas/Gone'}}]}},
                  '/b':{'get':{'parameters':[{'$ref':'#/components/parameters/Lost'}]}},
                  '/c':{'get':{}}}""");

        CodegenException gone = failure(document, "get_a");
        CodegenException lost = failure(document, "get_b");

        assertThat(gone).hasMessageContaining("#/components/schemas/Gone").hasMessageContaining("memory.json");
        assertThat(gone.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(gone.getContext()).containsEntry(ErrorContext.TOOL, "api__get_a");
        assertThat(lost).hasMessageContaining("#/components/parameters/Lost");
        assertThat(Documents.spec(document, "get_c").path()).isEqualTo("/c");
    }

    @Test
    void noticesParametersAndResponsesThatGoInACircle() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'get':{'parameters':[{'$ref':'#/components/parameters/A'}]}},
                  '/b':{'get':{'responses':{'200':{'$ref':'#/components/responses/R'}}}}},
                'components':{'parameters':{'A':{'$ref':'#/components/parameters/B'},'B':{'$ref':'#/components/parameters/A'}},
                  'responses':{'R':{'$ref':'#/components/responses/R'}}}""");

        assertThat(failure(document, "get_a")).hasMessageContaining("circle");
        assertThat(failure(document, "get_b")).hasMessageContaining("circle");
    }

    @Test
    void readsPathItemsThatStandElsewhere() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'$ref':'#/components/pathItems/Shared','get':{'summary':'own'}},
                  '/b':{'$ref':'#/paths/~1a'},
                  '/c':{'$ref':'#/components/pathItems/Gone'},
                  '/d':{'$ref':'#/paths/~1d'}},
                'components':{'pathItems':{'Shared':{'parameters':[{'name':'q','in':'query','schema':{}}],
                  'get':{'summary':'shared'},'put':{'operationId':'shared'}}}}""");

        assertThat(document.operations())
                .extracting(Operation::distinction)
                .containsExactlyInAnyOrder("get /a", "put /a", "get /b", "put /b");
        assertThat(Documents.tool(document, "get_a").description()).isEqualTo("own");
        assertThat(Documents.spec(document, "shared_put_a").parameters()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "/etc/passwd",
                "//other.example.org/x.json#/a",
                "http://169.254.169.254/latest",
                "https://other.example.org/x.json",
                "neighbour.json#/a"
            })
    void refusesToLeaveADocumentThatIsNoFile(String ref) {
        OpenApiDocument document = OpenApiDocument.read(
                "api",
                "https://api.example.org/openapi.json",
                Documents.json("""
                {'openapi':'3.0.0','paths':{'/a':{'get':{'parameters':[{'name':'q','in':'query','schema':{'$ref':'%s'}}]}},
                '/b':{'get':{}}}}""".formatted(ref)).getBytes(StandardCharsets.UTF_8));

        assertThat(failure(document, "get_a")).hasMessageContaining("refused the $ref");
        assertThat(Documents.spec(document, "get_b")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'parameters':[{'$ref':'#/components/parameters/Gone'}]",
                "'parameters':[{'name':'q','in':'query','schema':{'$ref':'#/components/schemas/Gone'}}]",
                "'responses':{'200':{'$ref':'#/components/responses/Gone'}}"
            })
    void saysAtWhichOperationAReferenceNamesNothing(String member) {
        OpenApiDocument document = Documents.openApi("'paths':{'/a':{'get':{" + member + "}},'/b':{'get':{}}}");

        CodegenException failure = failure(document, "get_a");

        assertThat(failure)
                .hasMessageStartingWith("cannot discover the tools of 'api' from memory.json: operation get /a: ")
                .hasMessageContaining("Gone' names nothing in the document");
        assertThat(failure.getContext()).containsEntry(ErrorContext.TOOL, "api__get_a");
        assertThat(Documents.spec(document, "get_b")).isNotNull();
    }

    @Test
    void knowsADocumentByItsOwnUrl() {
        OpenApiDocument document = OpenApiDocument.read(
                "api",
                "https://api.example.org/openapi.json",
                Documents.json("""
                {'openapi':'3.0.0','paths':{'/a':{'get':{'parameters':[
                {'$ref':'https://api.example.org/openapi.json#/components/parameters/Q'}]}}},
                'components':{'parameters':{'Q':{'name':'q','in':'query','schema':{}}}}}""").getBytes(StandardCharsets.UTF_8));

        assertThat(Documents.spec(document, "get_a").parameters()).hasSize(1);
    }

    private static CodegenException failure(OpenApiDocument document, String name) {
        Tool tool = Documents.tool(document, name);
        return catchThrowableOfType(CodegenException.class, () -> document.spec(tool));
    }
}
