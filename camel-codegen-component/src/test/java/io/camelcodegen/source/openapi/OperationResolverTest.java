package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import io.camelcodegen.tool.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationResolverTest {

    @Test
    void letsTheOperationsParametersWinOverThePathItems() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a/{id}':{'parameters':[
                    {'name':'id','in':'path','required':true,'schema':{'type':'string'}},
                    {'name':'q','in':'query','schema':{'type':'string'}}],
                  'get':{'parameters':[{'$ref':'#/components/parameters/Id'}]}}},
                'components':{'parameters':{'Id':{'name':'id','in':'path','required':true,'schema':{'type':'integer'}}}}""");

        OperationSpec spec = Documents.spec(document, "get_a_id");

        assertThat(spec.parameters()).extracting(Parameter::name).containsExactly("id", "q");
        assertThat(Documents.parameter(spec, "id").schema().path("type").textValue())
                .isEqualTo("integer");
    }

    @Test
    void fillsInStyleAndExplodeAsTheLocationHasThem() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a/{p}':{'get':{'parameters':[
                    {'name':'p','in':'path','required':true,'schema':{}},
                    {'name':'q','in':'query','schema':{},'allowReserved':true},
                    {'name':'h','in':'header','schema':{}},
                    {'name':'c','in':'cookie','schema':{}},
                    {'name':'s','in':'query','style':'spaceDelimited','schema':{}},
                    {'name':'d','in':'query','style':'deepObject','explode':true,'schema':{}},
                    {'name':'f','in':'query','explode':false,'schema':{}}]}}}""");

        OperationSpec spec = Documents.spec(document, "get_a_p");

        assertThat(spec.parameters())
                .extracting(Parameter::in, Parameter::style, Parameter::explode)
                .containsExactly(
                        tuple(In.PATH, Style.SIMPLE, false),
                        tuple(In.QUERY, Style.FORM, true),
                        tuple(In.HEADER, Style.SIMPLE, false),
                        tuple(In.COOKIE, Style.FORM, true),
                        tuple(In.QUERY, Style.SPACE_DELIMITED, false),
                        tuple(In.QUERY, Style.DEEP_OBJECT, true),
                        tuple(In.QUERY, Style.FORM, false));
        assertThat(Documents.parameter(spec, "q").allowReserved()).isTrue();
    }

    @Test
    void groupsParametersByWhereTheyGo() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a/{p}':{'post':{'parameters':[
                    {'name':'p','in':'path','required':true,'description':'which','schema':{'$ref':'#/components/schemas/Id'}},
                    {'name':'q','in':'query','schema':{'type':'integer'},'deprecated':true},
                    {'name':'Accept','in':'header','schema':{'type':'string'}},
                    {'name':'content-type','in':'header','schema':{'type':'string'}},
                    {'name':'Authorization','in':'header','schema':{'type':'string'}},
                    {'name':'filter','in':'query','required':true,'content':{'application/json':{'schema':{'type':'boolean'}}}}],
                  'requestBody':{'required':true,'description':'the thing','content':{
                    'application/json':{'schema':{'type':'string'}}}}}}},
                'components':{'schemas':{'Id':{'type':'string','description':'an id'}}}""");

        JsonNode input = Documents.input(document, "post_a_p");

        JsonNode expected = Documents.node("""
                {'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','properties':{
                  'path':{'type':'object','properties':{'p':{'$ref':'#/$defs/Id','description':'which'}},
                    'required':['p'],'additionalProperties':false},
                  'query':{'type':'object','properties':{'q':{'type':'integer','deprecated':true},
                    'filter':{'type':'boolean'}},'required':['filter'],'additionalProperties':false},
                  'body':{'type':'string','description':'the thing'}},
                 'required':['path','query','body'],'additionalProperties':false,
                 '$defs':{'Id':{'type':'string','description':'an id'}}}""");
        assertThat(input).isEqualTo(expected);
        OperationSpec spec = Documents.spec(document, "post_a_p");
        assertThat(Documents.parameter(spec, "filter").contentType()).isEqualTo("application/json");
        assertThat(Documents.parameter(spec, "p").schema().path("type").textValue())
                .isEqualTo("string");
    }

    @Test
    void describesAVariableOfThePathThatTheDocumentForgot() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a/{id}':{'get':{'parameters':[{'name':'ID','in':'path','required':true,'schema':{}}]}}}""");

        OperationSpec spec = Documents.spec(document, "get_a_id");

        assertThat(spec.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.name()).isEqualTo("id");
            assertThat(parameter.required()).isTrue();
        });
    }

    @Test
    void offersEveryVariantOfABodyTheJsonOneFirst() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'post':{'requestBody':{'content':{
                    'text/plain':{'schema':{'type':'string'}},
                    'application/vnd.x+json':{'schema':{'type':'integer'}},
                    'multipart/form-data':{'schema':{'type':'integer'},
                      'encoding':{'f':{'contentType':'image/png','style':'pipeDelimited','explode':false}}}}}}}}""");

        OperationSpec spec = Documents.spec(document, "post_a");

        assertThat(Documents.input(document, "post_a").at("/properties/body"))
                .isEqualTo(Documents.node("{'anyOf':[{'type':'integer'},{'type':'string'}]}"));
        assertThat(Documents.input(document, "post_a").has("required")).isFalse();
        assertThat(spec.body()).isNotNull();
        assertThat(spec.body().content())
                .containsOnlyKeys("text/plain", "application/vnd.x+json", "multipart/form-data");
        assertThat(spec.body().content().get("multipart/form-data").encoding().get("f"))
                .isEqualTo(new OperationSpec.Encoding("image/png", null, List.of()));
    }

    @Test
    void takesTheFirstSuccessWithJsonAsTheResult() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'get':{'responses':{'404':{'content':{'application/problem+json':{'schema':{'type':'null'}}}},
                    '204':{},'200':{'$ref':'#/components/responses/Ok'},'default':{'content':{'text/html':{}}}}},
                  'put':{'responses':{'default':{'content':{'application/json; charset=utf-8':{'schema':{'type':'array'}}}}}},
                  'post':{'responses':{'2XX':{'content':{'text/plain':{'schema':{'type':'string'}}}}}}}},
                'components':{'responses':{'Ok':{'content':{'text/csv':{},'application/json':{'schema':{'type':'object'}}}}}}""");

        Tool get = Documents.tool(document, "get_a");

        assertThat(get.schemas().output()).isNotNull();
        assertThat(get.schemas().output().path("type").textValue()).isEqualTo("object");
        assertThat(document.spec(get).responseTypes()).containsExactly("text/csv", "application/json");
        assertThat(Documents.tool(document, "put_a").schemas().output()).isNotNull();
        assertThat(Documents.tool(document, "post_a").schemas().output()).isNull();
        assertThat(Documents.spec(document, "post_a").responseTypes()).containsExactly("text/plain");
    }

    @Test
    void takesTheNearestServersAndSecurity() {
        OpenApiDocument document = Documents.openApi("""
                'servers':[{'url':'https://{region}.example.org:8443/v1','variables':{'region':{'default':'eu','enum':['eu','us']}}}],
                'security':[{'key':[]},{}],
                'paths':{'/a':{'get':{},'servers':[{'url':'/relative'}],
                    'put':{'servers':[{'url':'https://own'}],'security':[]}},
                  '/b':{'get':{'security':[{'oauth':['read','write'],'key':[]}]}}}""");

        OperationSpec get = Documents.spec(document, "get_a");
        OperationSpec put = Documents.spec(document, "put_a");
        OperationSpec other = Documents.spec(document, "get_b");

        assertThat(get.servers()).extracting(Server::url).containsExactly("/relative");
        assertThat(get.security()).containsExactly(Map.of("key", List.of()), Map.of());
        assertThat(put.servers()).extracting(Server::url).containsExactly("https://own");
        assertThat(put.security()).isEmpty();
        assertThat(other.servers())
                .containsExactly(new Server(
                        "https://{region}.example.org:8443/v1",
                        Map.of("region", new OperationSpec.ServerVariable("eu", List.of("eu", "us")))));
        assertThat(other.security()).containsExactly(Map.of("oauth", List.of("read", "write"), "key", List.of()));
    }

    @Test
    void understandsSchemasOf30And31() {
        OpenApiDocument document = Documents.openApi("""
                'paths':{'/a':{'get':{'parameters':[
                    {'name':'old','in':'query','schema':{'type':'integer','nullable':true,'minimum':0,'exclusiveMinimum':true}},
                    {'name':'new','in':'query','schema':{'type':['string','null'],'const':'x'}}]}}}""");

        JsonNode query = Documents.input(document, "get_a").at("/properties/query/properties");

        assertThat(query.at("/old/exclusiveMinimum").intValue()).isZero();
        assertThat(query.at("/old/type")).isEqualTo(Documents.node("['integer','null']"));
        assertThat(query.at("/new/const").textValue()).isEqualTo("x");
    }

    @Test
    void resolvesAToolOnce() {
        OpenApiDocument document = Documents.openApi("'paths':{'/a':{'get':{}}}");
        Tool tool = document.tools().get(0);

        OperationSpec first = document.spec(tool);

        assertThat(document.spec(tool)).isSameAs(first);
        assertThat(tool.schemas()).isSameAs(document.tools().get(0).schemas());
    }
}
