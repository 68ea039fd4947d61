package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import io.camelcodegen.tool.ToolSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwaggerOperationTest {

    @ParameterizedTest
    @CsvSource({
        "query, , FORM, false",
        "query, csv, FORM, false",
        "query, multi, FORM, true",
        "query, ssv, SPACE_DELIMITED, false",
        "query, tsv, TAB_DELIMITED, false",
        "query, pipes, PIPE_DELIMITED, false",
        "header, csv, SIMPLE, false",
        "path, , SIMPLE, false"
    })
    void putsCollectionFormatsIntoStyles(String in, String format, Style style, boolean explode) {
        OpenApiDocument document =
                Documents.swagger("""
                'paths':{'/a/{x}':{'get':{'parameters':[{'name':'x','in':'%s','type':'array','items':{'type':'integer'}%s}]}}}""".formatted(in, format == null ? "" : ",'collectionFormat':'" + format + "'"));

        Parameter parameter = Documents.spec(document, "get_a_x").parameters().get(0);

        assertThat(parameter.style()).isEqualTo(style);
        assertThat(parameter.explode()).isEqualTo(explode);
        assertThat(parameter.schema().at("/items/type").textValue()).isEqualTo("integer");
        assertThat(parameter.schema().has("collectionFormat")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.0, authorization, true", "2.0, cookie, false", "3.0.3, authorization, false"})
    void aHeaderThatOpenApi3IgnoresIsAParameterOfSwaggerWhereTheSourceAllowsIt(
            String version, String allowed, boolean taken) {
        String document = Documents.json("""
                {'%s':'%s','info':{'title':'t','version':'1'},'paths':{'/a':{'get':{'parameters':[
                  {'name':'Authorization','in':'header','required':true,'type':'string','schema':{'type':'string'}},
                  {'name':'Accept','in':'header','type':'string','schema':{'type':'string'}}]}}}}""".formatted(version.equals("2.0") ? "swagger" : "openapi", version));

        OpenApiDocument read =
                OpenApiDocument.read("api", "a.json", document.getBytes(StandardCharsets.UTF_8), null, Set.of(allowed));
        OperationSpec spec = Documents.spec(read, "get_a");

        assertThat(spec.parameters())
                .extracting(Parameter::name)
                .isEqualTo(taken ? List.of("Authorization") : List.of());
        assertThat(Documents.input(read, "get_a").path("required"))
                .isEqualTo(taken ? Documents.node("['header']") : MissingNode.getInstance());
        assertThat(spec.ignoredHeaders().keySet())
                .containsExactlyInAnyOrderElementsOf(taken ? Set.of("accept") : Set.of("accept", "authorization"));
        assertThat(spec.ignoredHeaders().get("accept"))
                .startsWith("use the option 'accept'")
                .matches(instead -> instead.contains("allowHeaders") == version.equals("2.0"));
    }

    @Test
    void makesABodyOfTheBodyParameterInWhatTheOperationConsumes() {
        OpenApiDocument document = Documents.swagger("""
                'consumes':['application/xml'],'produces':['application/json','text/xml'],
                'paths':{'/a':{'post':{'consumes':['application/json'],'parameters':[{'$ref':'#/parameters/Pet'}],
                    'responses':{'201':{'description':'made','schema':{'$ref':'#/definitions/Pet'}}}},
                  'put':{'parameters':[{'$ref':'#/parameters/Pet'}]}}},
                'parameters':{'Pet':{'name':'pet','in':'body','required':true,'description':'a pet','schema':{'$ref':'#/definitions/Pet'}}},
                'definitions':{'Pet':{'type':'object','properties':{'name':{'type':'string'}}}}""");

        OperationSpec post = Documents.spec(document, "post_a");
        ToolSchemas schemas = Documents.tool(document, "post_a").schemas();

        assertThat(post.body()).isNotNull();
        assertThat(post.body().required()).isTrue();
        assertThat(post.body().content()).containsOnlyKeys("application/json");
        assertThat(post.responseTypes()).containsExactly("application/json", "text/xml");
        assertThat(schemas.input().at("/properties/body/$ref").textValue()).isEqualTo("#/$defs/Pet");
        assertThat(schemas.input().at("/properties/body/description").textValue())
                .isEqualTo("a pet");
        assertThat(schemas.output()).isNotNull();
        assertThat(schemas.output().at("/$defs/Pet/properties/name/type").textValue())
                .isEqualTo("string");
        assertThat(Documents.spec(document, "put_a").body().content()).containsOnlyKeys("application/xml");
    }

    @Test
    void makesABodyOfFormData() {
        OpenApiDocument document = Documents.swagger("""
                'paths':{'/a':{'post':{'parameters':[
                    {'name':'photo','in':'formData','type':'file','required':true},
                    {'name':'tags','in':'formData','type':'array','items':{'type':'string'},'collectionFormat':'pipes','description':'some'}]},
                  'put':{'parameters':[{'name':'n','in':'formData','type':'integer'}]}}}""");

        OperationSpec post = Documents.spec(document, "post_a");
        JsonNode body = Documents.input(document, "post_a").at("/properties/body");

        assertThat(post.body()).isNotNull();
        assertThat(post.body().content()).containsOnlyKeys("multipart/form-data");
        assertThat(post.body()
                        .content()
                        .get("multipart/form-data")
                        .encoding()
                        .get("tags")
                        .serialization()
                        .style())
                .isEqualTo(Style.PIPE_DELIMITED);
        assertThat(body.at("/properties/photo/type").textValue()).isEqualTo("string");
        assertThat(body.at("/properties/photo/format").textValue()).isEqualTo("binary");
        assertThat(body.at("/properties/tags/description").textValue()).isEqualTo("some");
        assertThat(body.path("required")).isEqualTo(Documents.node("['photo']"));
        assertThat(Documents.spec(document, "put_a").body().content())
                .containsOnlyKeys("application/x-www-form-urlencoded");
        assertThat(Documents.spec(document, "put_a").body().required()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'host':'api.example.org:8443','basePath':'/v2','schemes':['https','wss','http']|https://api.example.org:8443/v2 http://api.example.org:8443/v2",
                "'host':'api.example.org','basePath':'/'|https://api.example.org",
                "'basePath':'/v2'|/v2",
                "'x-a':1|''"
            })
    void makesServersOfHostBasePathAndSchemes(String members, String servers) {
        OpenApiDocument document = Documents.read(Documents.json(
                "{\"swagger\":\"2.0\"," + members.replace('\'', '"') + ",\"paths\":{\"/a\":{\"get\":{}}}}"));

        OperationSpec spec = Documents.spec(document, "get_a");

        assertThat(String.join(" ", spec.servers().stream().map(Server::url).toList()))
                .isEqualTo(servers);
    }

    @Test
    void letsTheOperationsSchemesWin() {
        OpenApiDocument document =
                Documents.swagger("'host':'h:81','schemes':['https'],'paths':{'/a':{'get':{'schemes':['http']}}}");

        assertThat(Documents.spec(document, "get_a").servers())
                .extracting(Server::url)
                .containsExactly("http://h:81");
    }

    @Test
    void findsSecuritySchemes() {
        OpenApiDocument document = Documents.swagger("""
                'paths':{'/a':{'get':{'security':[{'key':[]}]}}},
                'securityDefinitions':{'key':{'type':'apiKey','in':'header','name':'X-Key'}}""");

        assertThat(document.securityScheme("key")).isNotNull();
        assertThat(document.securityScheme("key").path("name").textValue()).isEqualTo("X-Key");
        assertThat(document.securityScheme("other")).isNull();
    }
}
