package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Encoding Object of OpenAPI 3.0.4 and 3.1.2: what its tables and examples say is what is on the wire. */
class EncodingObjectTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private static final OpenApiDocument OF_ANYTHING =
            SentBody.document("3.1.1", "'" + MULTIPART + "':{'schema':{'type':'object'}}");

    @TempDir
    Path folder;

    /** @param encoding of the property {@code color} */
    private static String content(String type, String schema, String encoding) {
        return "'" + type + "':{'schema':{'type':'object','properties':{'color':" + schema + "}},'encoding':{'color':"
                + encoding + "}}";
    }

    private static String sent(String version, String content, String parameters) {
        return SentBody.of(version, content, object(parameters)).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.4", "3.1.1"})
    void anObjectInAFormIsJsonAndTheRestText(String version) {
        String content = "'" + FORM + "':{'schema':{'type':'object','properties':{'id':{'type':'string',"
                + "'format':'uuid'},'address':{'type':'object','properties':{}}}}}";

        assertThat(sent(version, content, "{'id':'a-1','address':{'street':'1 Main St.','zip':'9+1'}}"))
                .isEqualTo("id=a-1&address=%7B%22street%22%3A%221%20Main%20St.%22%2C%22zip%22%3A%229%2B1%22%7D");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'contentType':'application/json'} | 'a-1' | color=%22a-1%22",
                "{'contentType':'application/json, text/plain'} | 'a-1' | color=%22a-1%22",
                "{'contentType':'text/plain'} | {'a':1} | color=%7B%22a%22%3A1%7D",
                "{'contentType':'application/json'} | [1,2] | color=%5B1%2C2%5D",
                "{'contentType':'text/plain'} | [1,2] | color=1&color=2",
                "{'contentType':'image/png, image/jpeg'} | 'AAEC' | color=AAEC",
                "{'contentType':'application/*'} | {'a':1} | color=%7B%22a%22%3A1%7D",
                "{'contentType':'application/x-www-form-urlencoded'} | {'a':1,'b':'&'} | color=a%3D1%26b%3D%2526",
                "{} | {'a':1} | color=%7B%22a%22%3A1%7D",
                "{} | [{'a':1},null,2] | color=%7B%22a%22%3A1%7D&color=2",
                "{'contentType':5,'style':null,'explode':'yes'} | 'x' | color=x",
            })
    void aFieldWithoutStyleIsWrittenByItsContentType(String encoding, String value, String expected) {
        assertThat(sent("3.1.1", content(FORM, "{}", encoding), "{'color':" + value + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.0.4 | {'type':'string','format':'byte'} | color=%2B%2F8%3D",
                "3.1.1 | {'type':'string','contentEncoding':'base64'} | color=%2B%2F8%3D",
                "3.1.1 | {'type':'string','contentEncoding':'base64url'} | color=-_8%3D",
                "3.0.4 | {'type':'string','format':'binary'} | color=%2B%2F8%3D",
            },
            quoteCharacter = '`')
    void bytesInAFormAreText(String version, String schema, String expected) {
        ObjectNode parameters = object("{}").put("color", new byte[] {(byte) 0xFB, (byte) 0xFF});

        assertThat(SentBody.of(version, content(FORM, schema, "{'contentType':'image/png'}"), parameters)
                        .text())
                .isEqualTo(expected);
        assertThat(SentBody.of(version, content(FORM, schema, "{'style':'form'}"), parameters)
                        .text())
                .isEqualTo(expected);
    }

    /** The table "Style Examples"; 3.1 has the same pairs as parts, without percent-encoding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'form'; false; 'blue'; color=blue",
                "'form'; true; ['blue','black','brown']; color=blue&color=black&color=brown",
                "'form'; false; ['blue','black','brown']; color=blue,black,brown",
                "'form'; true; {'R':100,'G':200,'B':150}; R=100&G=200&B=150",
                "'form'; false; {'R':100,'G':200,'B':150}; color=R,100,G,200,B,150",
                "'spaceDelimited'; false; ['blue','black','brown']; color=blue%20black%20brown",
                "'spaceDelimited'; false; {'R':100,'G':200,'B':150}; color=R%20100%20G%20200%20B%20150",
                "'pipeDelimited'; false; ['blue','black','brown']; color=blue%7Cblack%7Cbrown",
                "'pipeDelimited'; false; {'R':100,'G':200,'B':150}; color=R%7C100%7CG%7C200%7CB%7C150",
                "'deepObject'; true; {'R':100,'G':200,'B':150}; color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
                "'form'; true; 'a&b=c+d ü'; color=a%26b%3Dc%2Bd%20%C3%BC",
            })
    void aStyleIsWrittenAsTheTableHasIt(String style, boolean explode, String value, String pairs) {
        String encoding = "{'style':" + style + ",'explode':" + explode + ",'contentType':'application/json'}";
        List<String> expected = new ArrayList<>();
        for (String pair : pairs.split("&")) {
            expected.add(URLDecoder.decode(pair, StandardCharsets.UTF_8));
        }

        String form = sent("3.0.4", content(FORM, "{}", encoding), "{'color':" + value + "}");
        SentBody parts = SentBody.of(
                "3.1.1", content(MULTIPART, "{'type':'string'}", encoding), object("{'color':" + value + "}"));

        assertThat(form).isEqualTo(pairs);
        assertThat(parts.parts())
                .allSatisfy(part -> assertThat(part.headers()).containsOnlyKeys("Content-Disposition"));
        assertThat(parts.parts().stream()
                        .map(part ->
                                part.headers().get("Content-Disposition").replaceAll("form-data; name=\"(.*)\"", "$1")
                                        + '='
                                        + part.body()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'allowReserved':true} | 'a/b?c=%41%&+' | color=a/b?c=%41%25%26%2B",
                "{'allowReserved':false,'contentType':'application/json'} | 'x' | color=x",
                "{'explode':false} | [1,2] | color=1,2",
                "{'style':'pipeDelimited'} | [1,2] | color=1%7C2",
                "{'style':'simple'} | [1,2] | color=1,2",
                "{'style':'matrix','explode':true} | [1,2] | color=1&color=2",
            })
    void oneOfStyleExplodeAndAllowReservedBringsTheOthersDefaults(String encoding, String value, String expected) {
        assertThat(sent("3.0.4", content(FORM, "{}", encoding), "{'color':" + value + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3.0.4, multipart/form-data", "3.1.1, multipart/mixed"})
    void aStyleMeansNothingElsewhere(String version, String type) {
        String encoding = "{'style':'nonsense','explode':false,'contentType':'text/csv'}";

        SentBody body = SentBody.of(version, content(type, "{}", encoding), object("{'color':['a','b']}"));

        assertThat(body.contentType()).startsWith(type + "; boundary=");
        assertThat(body.parts())
                .allSatisfy(part -> assertThat(part.headers()).containsEntry("Content-Type", "text/csv"))
                .extracting(SentBody.Part::body)
                .containsExactly("a", "b");
    }

    @Test
    void nothingIsPercentEncodedOrDecodedInAPart() {
        String value = "a%41+b/?%zz&=ü";
        String encoding = "{'allowReserved':true}";

        SentBody body = SentBody.of(
                "3.1.1", content(MULTIPART, "{}", encoding), object("{}").put("color", value));

        assertThat(body.parts()).extracting(SentBody.Part::body).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({"form", "pipeDelimited", "deepObject"})
    void anEmptyArrayOrNullIsNotSent(String style) {
        String encoding = "{'style':'" + style + "'}";

        for (String value : List.of("[]", "null", "[null]")) {
            String parameters = "{'body':{'color':" + value + ",'x':1}}";
            assertThat(sent("3.1.1", content(FORM, "{}", encoding), parameters)).isEqualTo("x=1");
            assertThat(SentBody.of("3.1.1", content(MULTIPART, "{}", encoding), object(parameters))
                            .parts())
                    .hasSize(1);
        }
    }

    @Test
    void anUnknownStyleIsToldAtTheOperation() {
        OpenApiDocument document = SentBody.document("3.1.1", content(MULTIPART, "{}", "{'style':'nonsense'}"));

        assertThatThrownBy(() -> Documents.spec(document, "send"))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("there is no style 'nonsense'");
        assertThatCode(() -> Documents.spec(
                        SentBody.document("3.1.1", content("application/json", "{}", "{'style':'nonsense'}")), "send"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "'x'", "null", "{'color':5}", "{'color':null}", "{'other':{}}", "{'color':{'headers':[1]}}"
            })
    void whatIsNoEncodingIsIgnored(String encoding) {
        String content = "'" + MULTIPART + "':{'schema':{'type':'object'},'encoding':" + encoding + "}";

        assertThat(SentBody.of("3.1.1", content, object("{'color':'x'}")).wire())
                .isEqualTo("""
                        --B
                        Content-Disposition: form-data; name="color"

                        x
                        --B--
                        """);
    }

    @Test
    void partsHaveTheDefaultTypesOf31() {
        String content = "'" + MULTIPART + "':{'schema':{'type':'object','properties':{"
                + "'id':{'type':'string','format':'uuid'},'profileImage':{},'hash':{'type':'string','contentEncoding':'base64'},"
                + "'size':{'type':'integer'},'kind':{'enum':['a','b']},'upload':{'type':'string',"
                + "'contentMediaType':'application/octet-stream'},'old':{'type':'string','contentEncoding':'binary'},"
                + "'addresses':{'type':'array','items':{'$ref':'#/paths/~1a/post/x-address'}}}}}";
        OpenApiDocument document =
                Documents.read(Documents.json("{'openapi':'3.1.1','info':{'title':'t','version':'1'},"
                        + "'paths':{'/a':{'post':{'operationId':'send','x-address':{'type':'object'},"
                        + "'requestBody':{'content':{" + content + "}}}}}}"));

        SentBody body = SentBody.of(
                document,
                object("{'id':'i','profileImage':'PNG','hash':'AAEC','size':7,'kind':'a','upload':'U','old':'O',"
                        + "'addresses':[{'zip':1},{'zip':2}]}"));

        assertThat(body.wire()).isEqualTo("""
                        --B
                        Content-Disposition: form-data; name="id"

                        i
                        --B
                        Content-Disposition: form-data; name="profileImage"
                        Content-Type: application/octet-stream

                        PNG
                        --B
                        Content-Disposition: form-data; name="hash"
                        Content-Type: application/octet-stream

                        AAEC
                        --B
                        Content-Disposition: form-data; name="size"

                        7
                        --B
                        Content-Disposition: form-data; name="kind"

                        a
                        --B
                        Content-Disposition: form-data; name="upload"; filename="upload"
                        Content-Type: application/octet-stream

                        U
                        --B
                        Content-Disposition: form-data; name="old"; filename="old"
                        Content-Type: application/octet-stream

                        O
                        --B
                        Content-Disposition: form-data; name="addresses"
                        Content-Type: application/json

                        {"zip":1}
                        --B
                        Content-Disposition: form-data; name="addresses"
                        Content-Type: application/json

                        {"zip":2}
                        --B--
                        """);
    }

    @Test
    void partsHaveTheDefaultTypesOf30() {
        String content = "'" + MULTIPART + "':{'schema':{'allOf':[{'type':'object','properties':{'untyped':{}}},"
                + "{'properties':{'image':{'type':'string','format':'binary'},'hash':{'allOf':[{'type':'string','format':'byte'}]}}}]}}";

        SentBody body = SentBody.of(
                "3.0.4", content, object("{'body':{'untyped':'u','image':'PNG','hash':'AAEC','more':true}}"));

        assertThat(body.wire()).isEqualTo("""
                        --B
                        Content-Disposition: form-data; name="untyped"

                        u
                        --B
                        Content-Disposition: form-data; name="image"; filename="image"
                        Content-Type: application/octet-stream

                        PNG
                        --B
                        Content-Disposition: form-data; name="hash"
                        Content-Type: application/octet-stream

                        AAEC
                        --B
                        Content-Disposition: form-data; name="more"

                        true
                        --B--
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png, image/jpeg | a.png | image/png",
                "image/png, image/jpeg | a.jpg | image/jpeg",
                "image/png, image/jpeg | a.bin | image/png",
                "image/* | a.jpg | image/jpeg",
                "image/* | a.txt | application/octet-stream",
                "application/pdf, image/* | a.gif | image/gif",
                "image/jpeg; q=1, image/png; x=\"a,b\" | a.png | image/png; x=\"a,b\"",
                "nonsense, also nonsense | a.png | image/png",
            })
    void aFileIsOfTheListedTypeThatItsNameSays(String listed, String name, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "x");
        ObjectNode parameters = object("{}");
        parameters.putPOJO("color", file);
        String encoding = "{'contentType':'" + listed.replace("\"", "\\'") + "'}";

        SentBody body = SentBody.of("3.1.1", content(MULTIPART, "{}", encoding.replace("\\'", "\\\"")), parameters);

        assertThat(body.parts()).singleElement().satisfies(part -> assertThat(part.headers())
                .containsEntry("Content-Type", expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/xml; charset=utf-8 | ['<a/>','<b/>'] | application/xml; charset=utf-8 | <a/>",
                "text/plain; charset=iso-8859-1 | 'é' | text/plain; charset=iso-8859-1 | \uFFFD",
                "application/xml, application/json | {'a':1} | application/json | {\"a\":1}",
                "application/vnd.x+json | 'a' | application/vnd.x+json | \"a\"",
                "application/json | [1,2] | application/json | [1,2]",
                "application/x-ndjson | {'a':1} | application/x-ndjson | {\"a\":1}",
                "text/* | 'a' | text/plain | a",
                "image/* | 'a' | application/octet-stream | a",
                "*/* | {'a':1} | application/json | {\"a\":1}",
                "text/csv | {'a':1} | text/csv; charset=utf-8 | {\"a\":1}",
            })
    void aValueIsOfTheListedTypeThatFitsIt(String listed, String value, String type, String text) {
        SentBody body = SentBody.of(
                "3.1.1",
                content(MULTIPART, "{}", "{'contentType':'" + listed + "'}"),
                object("{'color':" + value + "}"));

        assertThat(body.parts().get(0).headers()).containsEntry("Content-Type", type);
        assertThat(body.parts().get(0).body().strip()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/*", "image/png"})
    void anObjectThatCannotBeOfTheListedTypesIsRefused(String listed) {
        for (String type : List.of(MULTIPART, FORM)) {
            String content = content(type, "{}", "{'contentType':'" + listed + "'}");

            assertThatThrownBy(() -> SentBody.of("3.1.1", content, object("{'color':{'a':1}}")))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("'color' is sent as " + listed + " and must be text or bytes, not an object");
        }
    }

    @Test
    void manyFilesAreManyPartsOfOneName() throws IOException {
        Path file = Files.writeString(folder.resolve("ü 1.txt"), "one");
        ObjectNode parameters = object("{}");
        parameters.putArray("color").addPOJO(file).add(new byte[] {'2'}).addPOJO(new ByteArrayInputStream(new byte[] {
            '3'
        }));

        for (String encoding : List.of("{}", "{'style':'form','explode':false}")) {
            SentBody body = SentBody.of(
                    "3.1.1",
                    content(MULTIPART, "{'type':'array','items':{}}", encoding),
                    object("{}").set("color", parameters.get("color").deepCopy()));

            assertThat(body.formData())
                    .isEqualTo(Documents.node("[['color','ü 1.txt','text/plain','one'],"
                            + "['color','color','application/octet-stream','2'],"
                            + "['color','color','application/octet-stream','3']]"));
            parameters
                    .withArray("color")
                    .set(2, parameters.arrayNode().pojoNode(new ByteArrayInputStream(new byte[] {'3'})));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','format':'byte'} | {}",
                "{'type':'string','contentEncoding':'base64'} | {}",
                "{'type':'string'} | {'headers':{'content-transfer-encoding':{'schema':{'enum':['base64']}}}}",
            })
    void aFileThatIsWantedInBase64IsEncodedWhileItIsRead(String schema, String encoding) throws IOException {
        byte[] bytes = new byte[100_001];
        new Random(1).nextBytes(bytes);
        ObjectNode parameters = object("{}");
        parameters.putPOJO("color", Files.write(folder.resolve("a.png"), bytes));

        SentBody body = SentBody.of("3.1.1", content(MULTIPART, schema, encoding), parameters);

        assertThat(body.length()).isEqualTo(body.bytes().length);
        assertThat(body.parts()).singleElement().satisfies(part -> {
            assertThat(Base64.getDecoder().decode(part.body())).isEqualTo(bytes);
            assertThat(part.headers()).containsEntry("Content-Type", "application/octet-stream");
        });
    }

    @Test
    void bytesForAnEncodingThatIsNotOursAreRefused() {
        String content = content(MULTIPART, "{'type':'string','contentEncoding':'quoted-printable'}", "{}");

        assertThatThrownBy(() -> SentBody.of("3.1.1", content, object("{}").put("color", new byte[1])))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("part 'color' must be text in the encoding that the document asks for");
        assertThat(SentBody.of("3.1.1", content, object("{'color':'=41'}"))
                        .parts()
                        .get(0)
                        .body())
                .isEqualTo("=41");
    }

    @Test
    void swaggersCollectionFormatHoldsInMultipartToo() {
        OpenApiDocument document =
                Documents.swagger("'paths':{'/a':{'post':{'operationId':'send','consumes':['multipart/form-data'],"
                        + "'parameters':[{'in':'formData','name':'csv','type':'array','items':{'type':'string'}},"
                        + "{'in':'formData','name':'multi','type':'array','collectionFormat':'multi','items':{'type':'string'}},"
                        + "{'in':'formData','name':'f','type':'file'}]}}}");

        SentBody body = SentBody.of(document, object("{'csv':['a','b'],'multi':['a','b'],'f':'x'}"));

        assertThat(body.formData())
                .isEqualTo(Documents.node(
                        "[['csv','a,b'],['multi','a'],['multi','b']," + "['f','f','application/octet-stream','x']]"));
    }

    @Property
    void anyNameAndValueIsOnePart(@ForAll String name, @ForAll String value) {
        SentBody sent =
                SentBody.of(OF_ANYTHING, object("{}").set("body", object("{}").put(name, value)));

        assertThat(sent.parts()).singleElement().satisfies(part -> {
            assertThat(part.headers()).containsOnlyKeys("Content-Disposition");
            assertThat(part.body())
                    .isEqualTo(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        });
    }

    @Test
    void noNameAndNoValueCanEndItsPart() {
        ObjectNode parameters = object("{}");
        ObjectNode body = parameters.putObject("body");
        body.put("a\"\r\nX-Evil: 1\r\n\r\nb", "v\r\n--codegen--\r\n");
        body.put("\"; filename=\"evil.sh", "1");
        body.put("ü😀\u2028\u0085", "ü😀");
        body.put("\n", "\r\n\r\n");
        body.putObject("o").put("k\r\nX-Evil: 1", "\r\n");
        String content = "'" + MULTIPART + "':{'schema':{'type':'object'},'encoding':{'o':{'style':'form'}}}";

        SentBody sent = SentBody.of("3.1.1", content, parameters);

        assertThat(sent.parts()).hasSize(5).allSatisfy(part -> assertThat(part.headers())
                .containsOnlyKeys("Content-Disposition"));
        ObjectNode seen = object("{}");
        sent.formData().forEach(field -> seen.set(field.get(0).textValue(), field.get(1)));
        body.remove("o");
        body.put("k\r\nX-Evil: 1", "\r\n");
        assertThat(seen).isEqualTo(body);
    }

    @Test
    void noFileNameAndNoDocumentCanEndAHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("a\"\r\nX-Evil: 1; ü\\.txt"), "x");
        ObjectNode parameters = object("{}");
        parameters.putPOJO("color", file);

        SentBody body = SentBody.of(
                "3.1.1",
                content(MULTIPART, "{}", "{'contentType':'image/png\\r\\nX-Evil: 1, text/plain; x=\\u0085'}"),
                parameters);

        assertThat(body.parts()).singleElement().satisfies(part -> assertThat(part.headers())
                .containsOnlyKeys("Content-Disposition", "Content-Type")
                .containsEntry("Content-Type", "text/plain"));
        assertThat(body.formData().get(0).get(1).textValue()).isEqualTo("a\"\r\nX-Evil: 1; ü\\.txt");
    }
}
