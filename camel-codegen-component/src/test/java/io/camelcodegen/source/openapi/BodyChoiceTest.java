package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.json;
import static io.camelcodegen.source.openapi.Parameters.object;
import static io.camelcodegen.source.openapi.Parameters.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.BodyEncoder.Encoded;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import io.camelcodegen.source.openapi.OperationSpec.Serialization;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyChoiceTest {

    private static BodyChoice choice(String... types) {
        Map<String, MediaType> content = new LinkedHashMap<>();
        for (String type : types) {
            content.put(type, new MediaType(json("{}"), Map.of()));
        }
        return new BodyChoice(new RequestBody(true, content), null);
    }

    private static Encoded encode(String type, JsonNode value) {
        return choice(type).encoder(null).encode(value);
    }

    private static BodyChoice choice(String type, String schema, Map<String, Encoding> encoding) {
        return new BodyChoice(new RequestBody(true, Map.of(type, new MediaType(json(schema), encoding))), null);
    }

    private static Encoding styled(Style style, boolean explode) {
        return new Encoding(null, new Serialization(style, explode, false), List.of());
    }

    private static byte[] bytes(Encoded encoded) {
        if (encoded.body() instanceof HttpBody.Bytes held) {
            return held.content();
        }
        try (InputStream in = ((HttpBody.Stream) encoded.body()).opener().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sent(Encoded encoded) {
        return new String(bytes(encoded), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "text/plain application/vnd.a+json application/json | - | application/json",
                "text/plain application/vnd.a+json | - | application/vnd.a+json",
                "text/plain application/octet-stream | - | text/plain; charset=utf-8",
                "text/plain application/json | text/plain | text/plain; charset=utf-8",
                "application/json application/merge-patch+json | Application/Merge-Patch+JSON | application/merge-patch+json",
                "image/* | image/png | image/png",
                "application/json | application/json; charset=utf-8 | application/json; charset=utf-8"
            })
    void choosesTheMediaType(String offered, String wanted, String sent) {
        assertThat(choice(offered.split(" ")).encoder(wanted).encode(text("x")).contentType())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"application/xml", "nonsense", "application/*", "'text/plain\r\nX: y'"})
    void refusesAMediaTypeTheOperationDoesNotOffer(String wanted) {
        assertThatThrownBy(() -> choice("application/json", "text/csv").encoder(wanted))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("application/json, text/csv");
    }

    @Test
    void theSourcesOwnChoiceComesBeforeJson() {
        Map<String, MediaType> content = new LinkedHashMap<>();
        content.put("application/json", new MediaType(json("{}"), Map.of()));
        content.put("text/csv", new MediaType(json("{}"), Map.of()));

        assertThat(new BodyChoice(new RequestBody(true, content), "text/csv")
                        .encoder(null)
                        .encode(text("x"))
                        .contentType())
                .startsWith("text/csv");
        assertThat(new BodyChoice(new RequestBody(true, content), "text/html")
                        .encoder(null)
                        .encode(text("x"))
                        .contentType())
                .isEqualTo("application/json");
    }

    @Test
    void writesJsonWithEveryDigit() {
        Encoded encoded = encode("application/json", json("{'i':9007199254740993,'d':0.1234567890123456789,'t':'é'}"));

        assertThat(sent(encoded)).isEqualTo("{\"i\":9007199254740993,\"d\":0.1234567890123456789,\"t\":\"é\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode("application/json", object("{}").set("a", DoubleNode.valueOf(Double.NaN))))
                .withMessageContaining("NaN");
    }

    @Test
    void writesNdjsonLineByLine() {
        assertThat(sent(encode("application/x-ndjson", json("[{'a':'x\\ny'},2]"))))
                .isEqualTo("{\"a\":\"x\\ny\"}\n2\n");
        assertThat(sent(encode("application/x-ndjson", json("{'a':1}")))).isEqualTo("{\"a\":1}\n");
    }

    @Test
    void passesTextXmlAndBytesThrough() {
        JsonNode bytes = JsonNodeFactory.instance.binaryNode(new byte[] {0, 1, 2});

        assertThat(sent(encode("text/plain", json("5")))).isEqualTo("5");
        assertThat(bytes(encode("text/plain; charset=iso-8859-1", text("é")))).containsExactly(0xE9);
        assertThat(encode("application/xml", text("<a/>")).contentType()).isEqualTo("application/xml");
        assertThat(sent(encode("application/xml", text("<a/>")))).isEqualTo("<a/>");
        assertThat(bytes(encode("application/octet-stream", bytes))).containsExactly(0, 1, 2);
        assertThat(sent(choice("application/octet-stream", "{'format':'byte'}", Map.of())
                        .encoder(null)
                        .encode(bytes)))
                .isEqualTo("AAEC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode("application/xml", json("{}")))
                .withMessageContaining("must be text or bytes");
    }

    @Test
    void aRangeIsSentAsWhatTheValueIs() {
        assertThat(encode("*/*", json("{}")).contentType()).isEqualTo("application/json");
        assertThat(encode("*/*", text("x")).contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(encode("*/*", JsonNodeFactory.instance.binaryNode(new byte[1]))
                        .contentType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void writesAFormByTheDocumentsEncoding() {
        BodyChoice form = choice(
                "application/x-www-form-urlencoded",
                "{}",
                Map.of(
                        "ids", styled(Style.FORM, false),
                        "geo", styled(Style.DEEP_OBJECT, true),
                        "doc", new Encoding("application/json", null, List.of())));

        Encoded encoded = form.encoder(null)
                .encode(json(
                        "{'a b':'x+y&z','list':[1,2],'ids':[1,2],'geo':{'x':1},'doc':'q','obj':{'k':1},'n':null}"));

        assertThat(sent(encoded))
                .isEqualTo("a%20b=x%2By%26z&list=1&list=2&ids=1,2&geo%5Bx%5D=1&doc=%22q%22&obj=%7B%22k%22%3A1%7D");
        assertThat(encoded.contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Property
    void anyFormValueDecodesToItselfOrIsRefused(@ForAll String name, @ForAll String value) {
        String form;
        try {
            ObjectNode given = JsonNodeFactory.instance.objectNode();
            form = sent(encode("application/x-www-form-urlencoded", given.put(name, value)));
        } catch (InvalidParameterException e) {
            return;
        }

        String[] pair = form.split("=", -1);
        assertThat(pair).hasSize(2);
        assertThat(URLDecoder.decode(pair[0], StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @Test
    void writesMultipartWithTextJsonAndFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a \"b\".png"), "PNG");
        ObjectNode value = object("{'note':'é','meta':{'k':1},'tags':['x','y'],'n':null,'raw':'text'}");
        value.putPOJO("image", file);
        value.put("blob", new byte[] {1, 2});
        BodyChoice multipart = choice(
                "multipart/form-data",
                "{'properties':{'raw':{'$ref':'#/$defs/file'}},'$defs':{'file':{'format':'binary'}}}",
                Map.of("note", new Encoding("text/markdown", null, List.of())));

        Encoded encoded = multipart.encoder(null).encode(value);

        String boundary = encoded.contentType().substring("multipart/form-data; boundary=".length());
        String whole = new String(bytes(encoded), StandardCharsets.UTF_8);
        assertThat(whole.replace(boundary, "B").replace("\r\n", "\n")).isEqualTo("""
                        --B
                        Content-Disposition: form-data; name="note"
                        Content-Type: text/markdown

                        é
                        --B
                        Content-Disposition: form-data; name="meta"
                        Content-Type: application/json

                        {"k":1}
                        --B
                        Content-Disposition: form-data; name="tags"

                        x
                        --B
                        Content-Disposition: form-data; name="tags"

                        y
                        --B
                        Content-Disposition: form-data; name="raw"; filename="raw"
                        Content-Type: application/octet-stream

                        text
                        --B
                        Content-Disposition: form-data; name="image"; filename="a %22b%22.png"
                        Content-Type: image/png

                        PNG
                        --B
                        Content-Disposition: form-data; name="blob"; filename="blob"
                        Content-Type: application/octet-stream

                        \u0001\u0002
                        --B--
                        """);
        assertThat(((HttpBody.Stream) encoded.body()).length()).isEqualTo(bytes(encoded).length);
    }

    @Test
    void aNameCannotEndTheHeaderOfItsPart() {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("a\"\r\nX: y", "v");

        assertThat(sent(encode("multipart/form-data", value)))
                .contains("name=\"a%22%0D%0AX: y\"")
                .doesNotContain("\r\nX:");
    }

    @Test
    void aFileThatIsWantedAsTextIsEncoded(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.bin"), new byte[] {(byte) 0xFB, (byte) 0xFF});
        JsonNode content = JsonNodeFactory.instance.pojoNode(file);

        for (String[] expected : new String[][] {
            {"{'format':'byte'}", "+/8="}, {"{'contentEncoding':'base64url'}", "-_8="}, {"{'format':'binary'}", null}
        }) {
            Encoded encoded = choice("application/octet-stream", expected[0], Map.of())
                    .encoder(null)
                    .encode(content);

            assertThat(((HttpBody.Stream) encoded.body()).length()).isEqualTo(bytes(encoded).length);
            assertThat(bytes(encoded))
                    .isEqualTo(
                            expected[1] == null
                                    ? Files.readAllBytes(file)
                                    : expected[1].getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void streamsWhatItIsHanded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "content");
        InputStream stream = new ByteArrayInputStream("once".getBytes(StandardCharsets.UTF_8));

        Encoded ofFile = encode("application/octet-stream", JsonNodeFactory.instance.pojoNode(file.toFile()));
        Encoded ofStream = encode("application/octet-stream", JsonNodeFactory.instance.pojoNode(stream));

        assertThat(((HttpBody.Stream) ofFile.body()).length()).isEqualTo(7);
        assertThat(sent(ofFile)).isEqualTo("content");
        assertThat(sent(ofFile)).isEqualTo("content");
        assertThat(((HttpBody.Stream) ofStream.body()).length()).isEqualTo(-1);
        assertThat(sent(ofStream)).isEqualTo("once");
        assertThatThrownBy(() -> sent(ofStream)).hasMessageContaining("only once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(
                        "application/octet-stream", JsonNodeFactory.instance.pojoNode(folder.resolve("missing"))))
                .withMessageContaining("cannot be read");
    }
}
