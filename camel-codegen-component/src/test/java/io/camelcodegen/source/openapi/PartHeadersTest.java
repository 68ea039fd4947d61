package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.Snippets;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that a document describes for parts: callers give them as headers of the operation. */
class PartHeadersTest {

    private static final String BODY = "{'image':'x'}";

    /** @param headers of the part {@code image} */
    private static String content(String headers) {
        return "'multipart/form-data':{'schema':{'type':'object','properties':{'image':{'type':'string'},"
                + "'note':{'type':'string'}}},'encoding':{'image':{'headers':" + headers + "}}}";
    }

    private static Map<String, String> headers(String described, ObjectNode parameters) {
        Map<String, String> headers = SentBody.of("3.0.4", content(described), parameters)
                .parts()
                .get(0)
                .headers();
        headers.remove("Content-Disposition");
        return headers;
    }

    @Test
    void aCallerGivesThemByNameOrInTheGroupOfHeaders() {
        String described = "{'X-Rate-Limit-Limit':{'description':'per hour','schema':{'type':'integer'}}}";
        OpenApiDocument document = SentBody.document("3.1.1", content(described));

        assertThat(headers(described, object("{'image':'x','X-Rate-Limit-Limit':5}")))
                .isEqualTo(Map.of("X-Rate-Limit-Limit", "5"));
        assertThat(headers(described, object("{'body':{'image':'x'},'header':{'x-rate-limit-limit':5}}")))
                .isEqualTo(Map.of("X-Rate-Limit-Limit", "5"));
        assertThat(headers(described, object(BODY))).isEmpty();
        assertThat(Documents.input(document, "send").at("/properties/header"))
                .isEqualTo(Documents.node("{'type':'object','properties':{'X-Rate-Limit-Limit':{'type':'integer',"
                        + "'description':'per hour'}},'additionalProperties':false}"));
        assertThat(Documents.input(document, "send").has("required")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schema':{'type':'string','enum':['a']}} | a",
                "{'schema':{'const':'a'}} | a",
                "{'schema':{'type':'string','default':'a'}} | a",
                "{'schema':{'type':'array','default':['a','b']}} | a,b",
                "{'explode':true,'schema':{'default':{'a':1,'b':2}}} | a=1,b=2",
                "{'content':{'application/json':{'schema':{'const':{'a':'ü'}}}}} | {\"a\":\"\\u00FC\"}",
                "{'schema':{'type':'string','enum':['a','b']}} | ``",
                "{'schema':{'type':'string'},'example':'a'} | ``",
                "{'schema':{'type':'string','example':'a','examples':['a']}} | ``",
                "{'schema':{'default':null}} | ``",
            })
    void whatTheSchemaKnowsIsSentUnlessTheCallerSaysOtherwise(String header, String sent) {
        String described = "{'X-A':" + header + "}";

        assertThat(headers(described, object(BODY))).isEqualTo(sent.isEmpty() ? Map.of() : Map.of("X-A", sent));
        assertThat(headers(described, object("{'image':'x','X-A':'own'}")))
                .isEqualTo(Map.of("X-A", described.contains("content") ? "\"own\"" : "own"));
    }

    @Test
    void theyMayBeReferencesAndGoWithEachPartOfAnArray() {
        OpenApiDocument document =
                Documents.read(Documents.json("{'openapi':'3.1.1','info':{'title':'t','version':'1'},"
                        + "'components':{'headers':{'H':{'$ref':'#/components/headers/I'},'I':{'schema':{'$ref':'#/components/schemas/S'}}},"
                        + "'schemas':{'S':{'type':'string','const':'s'}}},"
                        + "'paths':{'/a':{'post':{'operationId':'send','requestBody':{'content':{"
                        + content("{'X-A':{'$ref':'#/components/headers/H'}}") + "}}}}}}"));

        SentBody body = SentBody.of(document, object("{'body':{'image':['x','y'],'note':'n'}}"));

        assertThat(body.parts()).extracting(part -> part.headers().get("X-A")).containsExactly("s", "s", null);
    }

    @Test
    void aNameThatIsNotClearIsGivenWithItsPart() {
        String header = "{'X-A':{'schema':{'type':'string'}}}";
        OpenApiDocument document =
                Documents.read(Documents.json("{'openapi':'3.1.1','info':{'title':'t','version':'1'},"
                        + "'paths':{'/a':{'post':{'operationId':'send',"
                        + "'parameters':[{'in':'header','name':'x-b','schema':{'type':'string'}}],"
                        + "'requestBody':{'content':{'multipart/form-data':{'schema':{'type':'object'},'encoding':{"
                        + "'one':{'headers':" + header + "},'two':{'headers':" + header + "},"
                        + "'three':{'headers':{'X-B':{'schema':{'type':'string'}}}}}}}}}}}}"));

        SentBody body = SentBody.of(
                document,
                object("{'body':{'one':1,'two':2,'three':3},"
                        + "'header':{'one.X-A':'a','two.X-A':'b','three.X-B':'c','x-b':'d'}}"));

        assertThat(Documents.input(document, "send")
                        .at("/properties/header/properties")
                        .fieldNames())
                .toIterable()
                .containsExactly("x-b", "one.X-A", "two.X-A", "three.X-B");
        assertThat(body.parts())
                .extracting(part ->
                        part.headers().getOrDefault("X-A", part.headers().get("X-B")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void oneThatIsRequiredIsMissingOnlyWhereItsPartIsSent() {
        String described = "{'X-A':{'required':true,'schema':{'type':'string'}}}";

        assertThatThrownBy(() -> headers(described, object(BODY)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("header parameter 'X-A' is missing: the part 'image' needs it");
        assertThat(headers(described, object("{'note':'n'}"))).isEmpty();
        assertThat(headers(described, object("{'image':[],'note':'n'}"))).isEmpty();
    }

    @Test
    void noneIsLeftOutInSilence() {
        String content = content("{'X-A':{'schema':{'type':'string'}}}");
        OpenApiDocument both = SentBody.document("3.0.4", content + ",'application/json':{'schema':{'type':'object'}}");

        assertThatThrownBy(() -> SentBody.of("3.0.4", content, object("{'note':'n','X-A':'a'}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("header parameter 'X-A' goes with the part 'image', which is not sent");
        assertThatThrownBy(() -> SentBody.of(both, object("{'body':{'image':'x'},'X-A':'a'}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("header parameter 'X-A' goes with a part of the body, and the body is not sent in parts");
        assertThatThrownBy(() -> SentBody.of("3.0.4", content, object("{'X-A':'a'}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("the body is not sent in parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000", "ü"})
    void aValueThatAHeaderCannotCarryIsRefused(String value) {
        ObjectNode given = object(BODY).put("X-A", value);
        String constant = "{'X-A':{'schema':{'const':" + object("{}").textNode(value) + "}}}";

        assertThatThrownBy(() -> headers("{'X-A':{'schema':{'type':'string'}}}", given))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("header parameter 'X-A' must")
                .hasMessageNotContaining(value);
        assertThatThrownBy(() -> headers(constant, object(BODY))).isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-disposition", "Content-Length", "Transfer-Encoding"})
    void thoseThatHoldThePartTogetherAreNobodys(String name) {
        String described = "{'" + name + "':{'schema':{'const':'evil'}}}";

        assertThat(headers(described, object(BODY))).isEmpty();
        assertThat(Documents.input(SentBody.document("3.0.4", content(described)), "send")
                        .at("/properties")
                        .has("header"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X A", "X:A", "", "X-A\\r\\nX-Evil", "ü"})
    void aNameThatNoHeaderCanHaveIsToldAtTheOperation(String name) {
        OpenApiDocument document = SentBody.document("3.0.4", content("{'" + name + "':{}}"));

        assertThatThrownBy(() -> Documents.spec(document, "send"))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("the encoding of 'image' describes a header");
    }

    @Test
    void inOtherBodiesTheyMeanNothing() {
        String content = "'application/x-www-form-urlencoded':{'schema':{'type':'object'},"
                + "'encoding':{'image':{'headers':{'X A':{},'X-B':{'required':true}}}}}";

        assertThat(SentBody.of("3.1.1", content, object(BODY)).text()).isEqualTo("image=x");
    }

    @Test
    void thePagesExampleIsSentAsItSays() throws IOException {
        String content = Snippets.of("openapi.md", "yaml").stream()
                .filter(snippet -> snippet.contains("X-Album"))
                .findFirst()
                .orElseThrow();
        String given = Snippets.of("openapi.md", "json").stream()
                .filter(snippet -> snippet.contains("X-Album"))
                .findFirst()
                .orElseThrow();
        String yaml = "openapi: 3.1.1\ninfo: {title: t, version: '1'}\npaths:\n /a:\n  post:\n   operationId: send\n"
                + "   requestBody:\n    content:\n     " + content.replace("\n", "\n     ");

        SentBody body = SentBody.of(
                OpenApiDocument.read("api", "api.yaml", yaml.getBytes(StandardCharsets.UTF_8)), object(given));

        assertThat(body.parts()).singleElement().satisfies(part -> assertThat(part.headers())
                .containsEntry("X-Album", "holidays"));
    }

    @Test
    void theyReachTheServerThroughTheSource(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("api.json"), SentBody.text("3.1.1", content("{'X-A':{'schema':{'type':'integer'}}}")));
        try (RecordingServer server = RecordingServer.json("true");
                SourceFixture fixture = new SourceFixture()) {
            ToolSource source = fixture.open(
                    SourceConfig.openapi("api", folder.resolve("api.json").toString())
                            .baseUrl(server.url())
                            .build());
            Tool tool = Notes.tool(source, "send");
            ObjectNode parameters = object("{'X-A':5}");
            parameters.putPOJO("image", Files.writeString(folder.resolve("a.png"), "PNG"));

            Notes.call(source, tool, parameters);

            RecordingServer.Received received = server.last();
            SentBody body =
                    new SentBody(received.headers().getFirst("Content-Type"), received.body(), received.body().length);
            assertThat(received.headers()).doesNotContainKey("X-a");
            assertThat(body.parts()).singleElement().satisfies(part -> {
                assertThat(part.headers()).containsEntry("X-A", "5").containsEntry("Content-Type", "image/png");
                assertThat(part.body()).isEqualTo("PNG");
            });
        }
    }
}
