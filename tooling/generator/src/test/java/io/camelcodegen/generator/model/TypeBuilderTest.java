package io.camelcodegen.generator.model;

import static io.camelcodegen.generator.model.Models.declaration;
import static io.camelcodegen.generator.model.Models.names;
import static io.camelcodegen.generator.model.Models.of;
import static io.camelcodegen.generator.model.Models.ofParameter;
import static io.camelcodegen.generator.model.Models.parameter;
import static io.camelcodegen.generator.model.Models.result;
import static io.camelcodegen.generator.model.Models.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeBuilderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | STRING",
                "{'type':'string','format':'date-time'} | DATE_TIME",
                "{'type':'string','format':'date'} | DATE",
                "{'type':'string','format':'duration'} | DURATION",
                "{'type':'string','format':'uuid'} | UUID",
                "{'type':'string','format':'uri-reference'} | URI",
                "{'type':'string','format':'uri-template'} | STRING",
                "{'type':'string','format':'byte'} | BYTES",
                "{'type':'string','contentEncoding':'base64'} | BYTES",
                "{'type':'string','format':'binary'} | FILE",
                "{'type':'string','format':'made-up'} | STRING",
                "{'type':'boolean'} | BOOLEAN",
                "{'type':'integer'} | LONG",
                "{'type':'integer','format':'int32'} | INT",
                "{'type':'integer','format':'uint64'} | INTEGER",
                "{'type':'integer','maximum':9223372036854775808} | INTEGER",
                "{'type':'integer','minimum':-9223372036854775808} | LONG",
                "{'type':'number'} | DECIMAL",
                "{'type':'number','format':'double'} | DOUBLE",
                "{'type':['integer','number']} | DECIMAL",
                "{'const':'x'} | STRING",
                "{'enum':[1,2]} | LONG",
                "{'oneOf':[{'type':'string'},{'type':'string','format':'date'}]} | STRING",
                "{'anyOf':[{'type':'integer'},{'type':'number'}]} | DECIMAL",
                "{'type':'string','anyOf':[{'format':'ipv4'},{'format':'ipv6'}]} | STRING",
                "{'allOf':[{'type':'string'},{'maxLength':3}]} | STRING",
            })
    void givesEachFormatItsScalar(String schema, Scalar scalar) {
        assertThat(parameter(schema).type()).isEqualTo(scalar);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{'type':['string','integer']}",
                "{'oneOf':[{'type':'string'},{'type':'integer'}]}",
                "{'oneOf':[{'type':'object','properties':{'a':{}}},{'type':'object','properties':{'b':{}}}]}",
                "{'anyOf':[{'type':'string'},{'type':'array','items':{'type':'string'}}]}",
                "{'enum':['a',1]}",
            })
    void leavesWhatIsNoOneTypeOpen(String schema) {
        assertThat(parameter(schema).type()).isEqualTo(Any.ANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':['string','null']} | true",
                "{'type':'string','nullable':true} | true",
                "{'oneOf':[{'type':'string'},{'type':'null'}]} | true",
                "{'anyOf':[{'type':'string'},{'enum':[null]}]} | true",
                "{'enum':['a',null]} | true",
                "{'type':'string'} | false",
                "{'oneOf':[{'type':'string'},{'type':'string','format':'date'}]} | false",
                "{} | true",
            })
    void seesWhetherNullIsAValue(String schema, boolean nullable) {
        assertThat(parameter(schema).nullable()).isEqualTo(nullable);
    }

    @Test
    void makesListsMapsAndTuples() {
        assertThat(parameter("{'type':'array','items':{'type':'string'},'uniqueItems':true}").type())
                .isEqualTo(new ListOf(Scalar.STRING, true));
        assertThat(parameter("{'prefixItems':[{'type':'string'},{'type':'integer'}],'type':'array'}")
                        .type())
                .isEqualTo(new ListOf(Any.ANY, false));
        assertThat(parameter("{'type':'object','additionalProperties':{'type':'integer'}}").type())
                .isEqualTo(new MapOf(Scalar.LONG));
        assertThat(parameter("{'type':'object'}").type()).isEqualTo(new MapOf(Any.ANY));
    }

    @Test
    void givesFilesToParametersOnly() {
        assertThat(result("{'type':'string','format':'binary'}").type()).isEqualTo(Scalar.STRING);
    }

    @Test
    void namesEnumConstantsDistinctlyWhateverTheirValues() {
        String values = "'','+1','-1','👍','asc','ASC','class','a b','a_b','*/'";
        String many = IntStream.range(0, 500).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));

        EnumType type = (EnumType) ofParameter("{'enum':[" + values + "," + many + "]}", "{}").types().get(0);

        assertThat(type.constants()).hasSize(510).extracting(Constant::name).doesNotHaveDuplicates();
        assertThat(type.constants())
                .contains(
                        new Constant("EMPTY", ""),
                        new Constant("PLUS_1", "+1"),
                        new Constant("MINUS_1", "-1"),
                        new Constant("U1F44D", "👍"),
                        new Constant("ASC", "ASC"),
                        new Constant("V499", "v499"));
        assertThat(type.constants().get(0).value()).isEmpty();
    }

    @Test
    void namesNestedObjectsAfterTheirPlace() {
        ToolModel tool = ofParameter(
                "{'properties':{'owner':{'properties':{'kind':{'enum':['a','b']}}},"
                        + "'tags':{'type':'array','items':{'properties':{'x':{}}}}}}",
                "{}");

        assertThat(names(tool.types())).containsExactly("P", "POwner", "POwnerKind", "PTagsItem");
        assertThat(tool.types()).extracting(type -> type.id().owner()).containsOnly("T");
    }

    @Test
    void unitesThePartsOfAllOf() {
        ToolModel tool = ofParameter(
                "{'allOf':[{'$ref':'#/$defs/Base'},{'type':'object','properties':{'b':{'type':'integer'}},"
                        + "'required':['b'],'additionalProperties':false}]}",
                "{'Base':{'type':'object','properties':{'a':{'type':'string'},'b':{}},'required':['a'],"
                        + "'additionalProperties':false}}");

        RecordType record = (RecordType) declaration(tool.types(), "P");
        assertThat(record.properties()).extracting(Property::wireName).containsExactly("a", "b");
        assertThat(record.properties()).extracting(Property::required).containsOnly(true);
        assertThat(record.properties().get(1).type()).isEqualTo(Scalar.LONG);
    }

    @Test
    void takesAReferenceWithADescriptionForWhatItRefersTo() {
        String node = "{'Node':{'properties':{'up':{'allOf':[{'$ref':'#/$defs/Node'}],'description':'d'}}}}";

        ToolModel tool = ofParameter("{'description':'x','allOf':[{'$ref':'#/$defs/Node'}]}", node);

        assertThat(tool.parameters().get(0).property().type()).isEqualTo(new Named(new TypeId("", "Node")));
        assertThat(tool.parameters().get(0).property().description()).isEqualTo("x");
        assertThat(tool.types()).isEmpty();
    }

    @Test
    void keepsTheMembersOfWhatMayApply() {
        RecordType record = (RecordType) ofParameter(
                        "{'type':'object','properties':{'a':{}},'required':['a'],"
                                + "'anyOf':[{'properties':{'b':{}},'required':['b']},{'required':['a']}],"
                                + "'if':{},'then':{'properties':{'c':{}}}}",
                        "{}")
                .types()
                .get(0);

        assertThat(record.properties())
                .extracting(Property::wireName, Property::required)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", true),
                        org.assertj.core.groups.Tuple.tuple("b", false),
                        org.assertj.core.groups.Tuple.tuple("c", false));
    }

    @Test
    void readsWhatFurtherMembersAre() {
        RecordType open = (RecordType) ofParameter(
                        "{'properties':{'a':{}},'additionalProperties':{'type':'string'}}", "{}")
                .types()
                .get(0);
        RecordType silent =
                (RecordType) ofParameter("{'properties':{'a':{}}}", "{}").types().get(0);

        assertThat(open.additional()).isEqualTo(Scalar.STRING);
        assertThat(silent.additional()).isNull();
    }

    @Test
    void makesAUnionOfWhatOpenApiDiscriminates() {
        SourceModel model = of(tool(
                "t",
                "{}",
                "{'oneOf':[{'$ref':'#/$defs/Cat'},{'$ref':'#/$defs/Dog'}],"
                        + "'discriminator':{'propertyName':'kind','mapping':{'hound':'#/$defs/Dog','puppy':'#/$defs/Dog'}},"
                        + "'$defs':{'Cat':{'properties':{'kind':{'type':'string'}}},"
                        + "'Dog':{'properties':{'kind':{'type':'string'}}}}}"));

        UnionType union = (UnionType) model.tools().get(0).types().get(0);
        TypeId dog = new TypeId("", "Dog");
        assertThat(union.discriminator()).isEqualTo("kind");
        assertThat(union.variants())
                .isEqualTo(Map.of("Cat", new TypeId("", "Cat"), "hound", dog, "puppy", dog));
    }

    @Test
    void infersADiscriminatorThatEveryVariantRequiresWithAValueOfItsOwn() {
        ToolModel tool = ofParameter(
                "{'oneOf':[{'properties':{'t':{'const':'a'},'x':{}},'required':['t']},"
                        + "{'properties':{'t':{'enum':['b']}},'required':['t']}]}",
                "{}");

        assertThat(declaration(tool.types(), "P"))
                .asInstanceOf(type(UnionType.class))
                .satisfies(union -> assertThat(union.discriminator()).isEqualTo("t"))
                .satisfies(union -> assertThat(union.variants())
                        .containsEntry("a", new TypeId("T", "PA"))
                        .containsEntry("b", new TypeId("T", "PB")));
    }

    @Test
    void followsRecursionThroughRecordsAndThroughLists() {
        SourceModel model = of(tool(
                "t",
                "{'properties':{'a':{'$ref':'#/$defs/A'},'l':{'$ref':'#/$defs/L'}},'$defs':{"
                        + "'A':{'properties':{'b':{'$ref':'#/$defs/B'}},'required':['b']},"
                        + "'B':{'properties':{'a':{'$ref':'#/$defs/A'}},'required':['a']},"
                        + "'L':{'type':'array','items':{'$ref':'#/$defs/L'}}}}",
                null));

        assertThat(names(model.shared())).containsExactly("A", "B");
        assertThat(((RecordType) declaration(model.shared(), "B")).properties().get(0).type())
                .isEqualTo(new Named(new TypeId("", "A")));
        assertThat(model.tools().get(0).parameters().get(1).property().type())
                .isEqualTo(new ListOf(Any.ANY, false));
    }

    @Test
    void saysInWordsWhatElseIsAskedOfValues() {
        assertThat(parameter("{'type':'integer','minimum':1,'maximum':100,'multipleOf':5,'default':30}")
                        .limits())
                .containsExactly("at least 1", "at most 100", "a multiple of 5", "default 30");
        assertThat(parameter("{'type':'string','minLength':1,'maxLength':5,'pattern':'^a\\u202E','format':'x',"
                                + "'readOnly':true}")
                        .limits())
                .containsExactly("format x", "matches ^a?", "at least 1 character", "at most 5 characters", "read-only");
        assertThat(parameter("{'enum':[1,2]}").limits()).containsExactly("one of 1, 2");
        assertThat(parameter("{'const':'x'}").limits()).containsExactly("always \"x\"");
        assertThat(parameter("{'type':'array','minItems':2,'uniqueItems':true,'items':{'type':'string','maxLength':3}}")
                        .limits())
                .containsExactly("at least 2 items", "no item twice", "each item: at most 3 characters");
        assertThat(List.of(parameter("{'type':'string','pattern':'" + "a".repeat(5000) + "'}").limits().get(0)))
                .allSatisfy(limit -> assertThat(limit).hasSizeLessThan(100));
    }
}
