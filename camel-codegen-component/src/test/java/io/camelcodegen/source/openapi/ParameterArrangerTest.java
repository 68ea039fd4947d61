package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.header;
import static io.camelcodegen.source.openapi.Parameters.json;
import static io.camelcodegen.source.openapi.Parameters.object;
import static io.camelcodegen.source.openapi.Parameters.path;
import static io.camelcodegen.source.openapi.Parameters.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterArrangerTest {

    private static final List<Parameter> PARAMETERS = List.of(
            path("owner"),
            path("id"),
            query("id"),
            query("per_page"),
            query("path"),
            query("title"),
            header("X-Version"));

    private static final ParameterArranger READ = new ParameterArranger(PARAMETERS, null, Map.of());

    private static final ParameterArranger WRITE = new ParameterArranger(
            PARAMETERS,
            json("{'type':'object','additionalProperties':true,'properties':{'title':{},'body':{},'labels':{}}}"),
            Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'owner':'o','per_page':5} | {'path':{'owner':'o'},'query':{'per_page':5}}",
                "{'path':{'owner':'o'},'per_page':5} | {'path':{'owner':'o'},'query':{'per_page':5}}",
                "{'path':{'owner':'o','x':1}} | {'path':{'owner':'o','x':1}}",
                "{'path':'README.md'} | {'query':{'path':'README.md'}}",
                "{'path':{'owner':'o'},'query':{'path':'x'}} | {'path':{'owner':'o'},'query':{'path':'x'}}",
                "{'x-version':'1'} | {'header':{'X-Version':'1'}}",
                "{'header':{'x-version':'1'}} | {'header':{'X-Version':'1'}}",
                "{'header':null,'owner':'o'} | {'path':{'owner':'o'}}",
                "{'query':5} | {'query':5}",
                "{'unknown':1} | {'unknown':1}",
                "{'body':1} | {'body':1}",
                "{'labels':1} | {'labels':1}",
                "{} | {}"
            })
    void bringsFlatNamesIntoGroups(String given, String expected) {
        assertThat(READ.arrange(object(given))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'owner':'o','labels':['a']} | {'path':{'owner':'o'},'body':{'labels':['a']}}",
                "{'body':{'title':'t'}} | {'body':{'title':'t'}}",
                "{'body':'text','labels':[]} | {'body':{'body':'text','labels':[]}}",
                "{'body':{'labels':[]},'title':'t'} | {'body':{'labels':[]},'query':{'title':'t'}}",
                "{'body':{'title':'t'},'labels':[]} | {'body':{'title':'t'},'labels':[]}",
                "{'lables':[]} | {'lables':[]}",
            })
    void bringsFlatNamesIntoTheBodyBySchema(String given, String expected) {
        assertThat(WRITE.arrange(object(given))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'object'}",
                "{'type':'object','additionalProperties':{'type':'string'},'properties':{'a':{}}}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'allOf':[{'$ref':'#/$defs/a'},{'properties':{'any':{}}}]}}}"
            })
    void unknownNamesBelongToABodyThatMayHaveThem(String schema) {
        ParameterArranger arranger = new ParameterArranger(PARAMETERS, json(schema), Map.of());

        assertThat(arranger.arrange(object("{'any':1}"))).isEqualTo(json("{'body':{'any':1}}"));
    }

    @Test
    void unknownNamesStayBesideABodyThatIsNoObject() {
        ParameterArranger arranger = new ParameterArranger(List.of(), json("{'type':'array'}"), Map.of());

        assertThat(arranger.arrange(object("{'any':1,'body':[1]}"))).isEqualTo(json("{'any':1,'body':[1]}"));
    }

    @Test
    void namesTheGroupsOfANameThatStandsInSeveral() {
        assertThatThrownBy(() -> READ.arrange(object("{'id':1}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("'id' could go to path or query");
        assertThatThrownBy(() -> WRITE.arrange(object("{'title':1}"))).hasMessageContaining("query or body");
    }

    @Test
    void refusesAParameterGivenTwice() {
        assertThatThrownBy(() -> READ.arrange(object("{'path':{'owner':'a'},'owner':'b'}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("'owner' is given twice, once in 'path'");
        assertThatThrownBy(() -> READ.arrange(object("{'x-version':1,'header':{'X-Version':2}}")))
                .hasMessageContaining("given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'header':{'Accept':'text/csv'}}", "{'Accept':'text/csv'}", "{'accept':'text/csv'}"})
    void saysWhatToDoInsteadOfSettingAHeaderThatOpenApiIgnores(String given) {
        ParameterArranger arranger =
                new ParameterArranger(PARAMETERS, null, Map.of("accept", "use the option 'accept'"));

        assertThatThrownBy(() -> arranger.arrange(object(given)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageMatching("header parameter '[Aa]ccept' cannot be set: use the option 'accept'");
    }

    @Test
    void anIgnoredHeadersNameMayBeThatOfAnotherParameterOrOfTheBody() {
        ParameterArranger arranger = new ParameterArranger(
                List.of(query("accept")),
                json("{'properties':{'Authorization':{}}}"),
                Map.of("accept", "", "authorization", ""));

        assertThat(arranger.arrange(object("{'accept':1,'Authorization':2}")))
                .isEqualTo(json("{'query':{'accept':1},'body':{'Authorization':2}}"));
    }

    @Test
    void doesNotModifyWhatItIsGiven() {
        ObjectNode given = object("{'path':{'owner':'o'},'per_page':5,'body':'x','labels':[1],'query':{'title':2}}");
        ObjectNode before = given.deepCopy();

        WRITE.arrange(given);

        assertThat(given).isEqualTo(before);
    }
}
