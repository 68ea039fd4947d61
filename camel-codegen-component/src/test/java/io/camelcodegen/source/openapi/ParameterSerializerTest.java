package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.json;
import static io.camelcodegen.source.openapi.Parameters.parameter;
import static io.camelcodegen.source.openapi.Parameters.query;
import static io.camelcodegen.source.openapi.Parameters.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterSerializerTest {

    private static final String ARRAY = "['blue','black','brown']";
    private static final String OBJECT = "{'R':100,'G':200,'B':150}";

    /** OpenAPI 3.0.4, 3.1.1 and 3.1.2, "Style Examples", row by row; the table's {@code ?} is the request's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "n/a",
            value = {
                "MATRIX | false | ;color | ;color=blue | ;color=blue,black,brown | ;color=R,100,G,200,B,150",
                "MATRIX | true | ;color | ;color=blue | ;color=blue;color=black;color=brown | ;R=100;G=200;B=150",
                "LABEL | false | . | .blue | .blue,black,brown | .R,100,G,200,B,150",
                "LABEL | true | . | .blue | .blue.black.brown | .R=100.G=200.B=150",
                "SIMPLE | false | '' | blue | blue,black,brown | R,100,G,200,B,150",
                "SIMPLE | true | '' | blue | blue,black,brown | R=100,G=200,B=150",
                "FORM | false | color= | color=blue | color=blue,black,brown | color=R,100,G,200,B,150",
                "FORM | true | color= | color=blue | color=blue&color=black&color=brown | R=100&G=200&B=150",
                "SPACE_DELIMITED | false | n/a | n/a | color=blue%20black%20brown | color=R%20100%20G%20200%20B%20150",
                "PIPE_DELIMITED | false | n/a | n/a | color=blue%7Cblack%7Cbrown | color=R%7C100%7CG%7C200%7CB%7C150",
                "DEEP_OBJECT | true | n/a | n/a | n/a | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
            })
    void writesTheTableOfTheSpecification(
            Style style, boolean explode, String undefined, String string, String array, String object) {
        In[] places =
                switch (style) {
                    case MATRIX, LABEL -> new In[] {In.PATH};
                    case SIMPLE -> new In[] {In.PATH, In.HEADER};
                    case FORM -> new In[] {In.QUERY, In.COOKIE};
                    default -> new In[] {In.QUERY};
                };

        for (In in : places) {
            ParameterSerializer serializer = new ParameterSerializer(parameter("color", in, style, explode));
            if (undefined != null) {
                assertThat(serializer.serialize(NullNode.instance)).isEqualTo(undefined);
                assertThat(serializer.serialize(text(""))).isEqualTo(undefined);
            }
            if (string != null) {
                assertThat(serializer.serialize(text("blue"))).isEqualTo(string);
            }
            if (array != null) {
                assertThat(serializer.serialize(json(ARRAY))).isEqualTo(array);
            }
            assertThat(serializer.serialize(json(OBJECT))).isEqualTo(object);
        }
    }

    /** Rows the specification marks n/a, Swagger's tsv, and Swagger's delimiters outside the query. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "QUERY ! SPACE_DELIMITED ! true ! 'blue' ! color=blue",
                "QUERY ! SPACE_DELIMITED ! true ! ['a','b'] ! color=a&color=b",
                "QUERY ! PIPE_DELIMITED ! true ! {'R':1} ! R=1",
                "QUERY ! DEEP_OBJECT ! true ! 'blue' ! color=blue",
                "QUERY ! DEEP_OBJECT ! false ! {'R':1} ! color%5BR%5D=1",
                "QUERY ! DEEP_OBJECT ! true ! {'a':{'b':1,'c':[2,3]},'d':null} ! "
                        + "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bc%5D%5B0%5D=2&color%5Ba%5D%5Bc%5D%5B1%5D=3",
                "QUERY ! TAB_DELIMITED ! false ! ['a','b'] ! color=a%09b",
                "PATH ! PIPE_DELIMITED ! false ! ['a','b'] ! a%7Cb",
                "HEADER ! PIPE_DELIMITED ! false ! ['a','b'] ! a|b",
                "HEADER ! TAB_DELIMITED ! false ! ['a','b'] ! a\tb",
                "QUERY ! FORM ! false ! [[1,2],{'x':3}] ! color=%5B1%2C2%5D,%7B%22x%22%3A3%7D",
                "QUERY ! FORM ! true ! ['',null,'b'] ! color=&color=b",
                "PATH ! MATRIX ! true ! ['','b'] ! ;color;color=b"
            })
    void writesWhatTheSpecificationLeavesOpenAsDocumented(
            In in, Style style, boolean explode, String value, String expected) {
        String written = new ParameterSerializer(parameter("color", in, style, explode)).serialize(json(value));

        assertThat(written).isEqualTo(expected.trim());
    }

    @ParameterizedTest
    @CsvSource({"FORM,true", "FORM,false", "SPACE_DELIMITED,false", "DEEP_OBJECT,true"})
    void sendsNothingForAnEmptyContainer(Style style, boolean explode) {
        ParameterSerializer serializer = new ParameterSerializer(parameter("color", In.QUERY, style, explode));

        assertThat(serializer.serialize(json("[]"))).isNull();
        assertThat(serializer.serialize(json("{}"))).isNull();
        assertThat(serializer.serialize(json("{'a':null}"))).isNull();
        assertThat(serializer.serialize(MissingNode.getInstance())).isNull();
    }

    @Test
    void encodesEverythingButUnreservedCharacters() {
        String written =
                new ParameterSerializer(query("a b[]")).serialize(text("A-z.0_~ +%2B&=#/?:@!$'()*,;|é€😀\u0000"));

        assertThat(written)
                .isEqualTo("a%20b%5B%5D=A-z.0_~%20%2B%252B%26%3D%23%2F%3F%3A%40%21%24%27%28%29%2A%2C%3B%7C"
                        + "%C3%A9%E2%82%AC%F0%9F%98%80%00");
    }

    @Test
    void allowReservedKeepsReservedCharactersThatCannotEndTheValue() {
        Parameter parameter = new Parameter(
                "q", In.QUERY, Style.FORM, true, true, false, null, JsonNodeFactory.instance.objectNode());

        String written = new ParameterSerializer(parameter).serialize(text("/a?b:c@d!$'()*,;=%41 %4 &+#[]é"));

        assertThat(written).isEqualTo("q=/a?b:c@d!$'()*,;=%41%20%254%20%26%2B%23%5B%5D%C3%A9");
    }

    @Test
    void writesAContentParameterAsJson() {
        Parameter inQuery = new Parameter(
                "f",
                In.QUERY,
                Style.FORM,
                true,
                false,
                false,
                "application/json",
                JsonNodeFactory.instance.objectNode());
        Parameter inHeader = new Parameter(
                "F",
                In.HEADER,
                Style.SIMPLE,
                false,
                false,
                false,
                "application/json",
                JsonNodeFactory.instance.objectNode());

        assertThat(new ParameterSerializer(inQuery).serialize(json("{'a':[1]}")))
                .isEqualTo("f=%7B%22a%22%3A%5B1%5D%7D");
        assertThat(new ParameterSerializer(inQuery).serialize(text("x"))).isEqualTo("f=%22x%22");
        assertThat(new ParameterSerializer(inHeader).serialize(json("{'a':'é'}")))
                .isEqualTo("{\"a\":\"\\u00E9\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993,9007199254740993",
        "123456789012345678901234567890,123456789012345678901234567890",
        "0.123456789012345678901234567890,0.123456789012345678901234567890",
        "1.10,1.10",
        "1E+3,1000",
        "true,true"
    })
    void losesNoDigit(String value, String expected) {
        assertThat(new ParameterSerializer(query("n")).serialize(json(value))).isEqualTo("n=" + expected);
    }

    @Test
    void writesDoublesAsTheyPrintAndLargeExponentsShort() {
        ParameterSerializer serializer = new ParameterSerializer(query("n"));

        assertThat(serializer.serialize(DoubleNode.valueOf(-0.0))).isEqualTo("n=-0.0");
        assertThat(serializer.serialize(DoubleNode.valueOf(1e10))).isEqualTo("n=10000000000");
        assertThat(serializer.serialize(JsonNodeFactory.instance.numberNode(new BigDecimal("1E+999999"))))
                .isEqualTo("n=1E%2B999999");
    }

    @Test
    void refusesWhatHasNoTextualForm() {
        ParameterSerializer serializer = new ParameterSerializer(query("n"));

        assertThatIllegalArgumentException().isThrownBy(() -> serializer.serialize(DoubleNode.valueOf(Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> serializer.serialize(text("\uD83D")));
    }
}
