package io.camelcodegen.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks whom: parameters must still be accepted, results must still be understood. */
class SchemaComparisonTest {

    private static List<ToolChange> changes(Tool before, Tool now) {
        ToolDrift drift = ToolLock.of("api", List.of(before)).check(now);
        return drift == null ? List.of() : drift.changes();
    }

    /** An object with the property p of that schema; required where its text begins with an exclamation mark. */
    private static String object(String property) {
        if (property.equals("-")) {
            return "{'type': 'object'}";
        }
        boolean required = property.startsWith("!");
        return "{'type': 'object', 'properties': {'p': " + (required ? property.substring(1) : property) + "}"
                + (required ? ", 'required': ['p']" : "") + "}";
    }

    /** As an {@code anyOf} that many limits. */
    private static Tool choice(IntStream limits) {
        String parts =
                limits.mapToObj("{'type':'integer','minimum':%d}"::formatted).collect(Collectors.joining(","));
        return Tools.tool("t", "", ToolHints.WRITE, object("{'anyOf':[" + parts + "]}"), null);
    }

    @Test
    void alternativesThatMovedAreNoChange() {
        List<ToolChange> changes = changes(choice(IntStream.of(1, 2, 2, 3)), choice(IntStream.of(3, 2, 4, 1, 2)));

        assertThat(changes).extracting(ToolChange::toString).containsExactly("input /p: a part of its anyOf added");
    }

    @Test
    void tensOfThousandsOfAlternativesThatAllChangedAreComparedWithinBounds() {
        List<ToolChange> changes =
                changes(choice(IntStream.range(0, 30_000)), choice(IntStream.range(100_000, 130_000)));

        assertThat(changes).hasSize(51);
        assertThat(changes.get(50).what()).isEqualTo("more has changed than is told here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "- ; {'type':'string'} ; input /p: optional parameter added ; false",
                "- ; !{'type':'string'} ; input /p: required parameter added ; true",
                "{'type':'string'} ; - ; input /p: parameter removed ; true",
                "{'type':'string'} ; !{'type':'string'} ; input /p: is required now ; true",
                "!{'type':'string'} ; {'type':'string'} ; input /p: is optional now ; false",
                "{'type':'string'} ; {'type':'integer'} ; input /p: type string became integer ; true",
                "{'type':'integer'} ; {'type':'number'} ; input /p: type integer became number ; false",
                "{'type':'number'} ; {'type':'integer'} ; input /p: type number became integer ; true",
                "{'type':['string','null']} ; {'type':'string'} ; input /p: type string|null became string ; true",
                "{'type':'string'} ; {'type':['string','null']} ; input /p: type string became string|null ; false",
                "{} ; {'type':'string'} ; input /p: type any became string ; true",
                "{'type':'string'} ; {} ; input /p: type string became any ; false",
                "{'enum':['a','b']} ; {'enum':['a']} ; input /p: value \"b\" removed ; true",
                "{'enum':['a']} ; {'enum':['a','b']} ; input /p: value \"b\" added ; false",
                "{'type':'string'} ; {'type':'string','enum':['a']} ; input /p: only listed values are allowed now ; true",
                "{'const':1} ; {} ; input /p: any value is allowed now ; false",
                "{'type':'string'} ; {'type':'string','format':'uuid'} ; input /p: format none became 'uuid' ; true",
                "{'type':'string','format':'uuid'} ; {'type':'string'} ; input /p: format 'uuid' became none ; false",
                "{'type':'integer','maximum':100} ; {'type':'integer','maximum':50} ; input /p: maximum 100 became 50 ; true",
                "{'type':'integer','maximum':50} ; {'type':'integer','maximum':1e2} ; input /p: maximum 50 became 100 ; false",
                "{'type':'string'} ; {'type':'string','pattern':'^a'} ; input /p: pattern \"^a\" added ; true",
                "{'type':'array','items':{'type':'string'}} ; {'type':'array','items':{'type':'integer'}} ; input /p/*: type string became integer ; true",
                "{'type':'object','properties':{'q':{'type':'string'}}} ; {'type':'object','properties':{'q':{'type':'boolean'}}} ; input /p/q: type string became boolean ; true",
                "{'type':'object'} ; {'type':'object','additionalProperties':false} ; input /p: further properties are refused now ; true",
                "{'type':'object','additionalProperties':false} ; {'type':'object'} ; input /p: further properties are allowed now ; false",
                "{'type':'object','additionalProperties':{'type':'string'}} ; {'type':'object','additionalProperties':{'type':'integer'}} ; input /p/*: type string became integer ; true",
                "{'anyOf':[{'type':'string'},{'type':'integer'}]} ; {'anyOf':[{'type':'string'}]} ; input /p: a part of its anyOf removed ; true",
                "{'oneOf':[{'type':'string'}]} ; {'oneOf':[{'type':'string'},{'type':'integer'}]} ; input /p: a part of its oneOf added ; false",
                "{} ; {'anyOf':[{'type':'string'}]} ; input /p: a part of its anyOf added ; true",
                "{'allOf':[{'type':'string'}]} ; {'allOf':[{'type':'string'},{'minLength':1}]} ; input /p: a part of its allOf added ; true",
                "{} ; {'not':{'type':'null'}} ; input /p: other rules of its schema changed ; true",
                "{'default':1} ; {'default':2} ; input: its words, examples or defaults changed ; false",
                "{'description':'a'} ; {'description':'b'} ; input: its words, examples or defaults changed ; false",
            })
    void tellsOfParameters(String before, String now, String change, boolean breaking) {
        List<ToolChange> changes = changes(Tools.withInput(object(before)), Tools.withInput(object(now)));

        assertThat(changes).extracting(ToolChange::toString).containsExactly(change);
        assertThat(changes).extracting(ToolChange::breaking).containsExactly(breaking);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "- ; {'type':'string'} ; output /p: optional property added ; false",
                "- ; !{'type':'string'} ; output /p: required property added ; false",
                "{'type':'string'} ; - ; output /p: property removed ; true",
                "!{'type':'string'} ; {'type':'string'} ; output /p: is optional now ; true",
                "{'type':'string'} ; !{'type':'string'} ; output /p: is required now ; false",
                "{'type':'string'} ; {'type':'integer'} ; output /p: type string became integer ; true",
                "{'type':'string'} ; {'type':['string','null']} ; output /p: type string became string|null ; true",
                "{'type':['string','null']} ; {'type':'string'} ; output /p: type string|null became string ; false",
                "{'type':'number'} ; {'type':'integer'} ; output /p: type number became integer ; false",
                "{'enum':['a','b']} ; {'enum':['a']} ; output /p: value \"b\" removed ; false",
                "{'enum':['a']} ; {'enum':['a','b']} ; output /p: value \"b\" added ; false",
                "{'type':'string','format':'date'} ; {'type':'string'} ; output /p: format 'date' became none ; true",
                "{'type':'integer','maximum':9} ; {'type':'integer','maximum':5} ; output /p: maximum 9 became 5 ; false",
                "{'anyOf':[{'type':'string'}]} ; {'anyOf':[{'type':'string'},{'type':'integer'}]} ; output /p: a part of its anyOf added ; true",
            })
    void tellsOfResults(String before, String now, String change, boolean breaking) {
        List<ToolChange> changes = changes(Tools.withOutput(object(before)), Tools.withOutput(object(now)));

        assertThat(changes).extracting(ToolChange::toString).containsExactly(change);
        assertThat(changes).extracting(ToolChange::breaking).containsExactly(breaking);
    }

    @Test
    void followsNamedTypesThatMayRefertoThemselves() {
        String before = """
                {'type': 'array', 'items': {'$ref': '#/$defs/node'}, '$defs': {'node': {'type': 'object', 'properties': {
                  'name': {'type': 'string'}, 'children': {'type': 'array', 'items': {'$ref': '#/$defs/node'}}}}}}""";
        String now = before.replace("'name': {'type': 'string'}", "'name': {'type': 'integer'}");

        List<ToolChange> changes = changes(Tools.withOutput(before), Tools.withOutput(now));

        assertThat(changes)
                .extracting(ToolChange::toString)
                .containsExactly("output /*/name: type string became integer");
    }

    @Test
    void aTypeThatOnlyHasAnotherNameNowIsNoChangeOfStructure() {
        String before =
                "{'$ref': '#/$defs/a', '$defs': {'a': {'type': 'object', 'properties': {'x': {'type': 'string'}}}}}";

        List<ToolChange> changes = changes(
                Tools.withOutput(before),
                Tools.withOutput(before.replace("defs/a", "defs/b").replace("'a':", "'b':")));

        assertThat(changes).extracting(ToolChange::breaking).containsExactly(false);
    }

    @Test
    void aReadOnlyToolThatMayChangeThingsNowIsBreaking() {
        List<ToolChange> changes = changes(Tools.withHints(ToolHints.READ_ONLY), Tools.withHints(ToolHints.WRITE));

        assertThat(changes)
                .extracting(ToolChange::toString, ToolChange::breaking)
                .contains(org.assertj.core.groups.Tuple.tuple("hints: is read-only no more", true));
    }

    @Test
    void aToolThatHasBecomeReadOnlyIsNot() {
        List<ToolChange> changes = changes(Tools.withHints(ToolHints.WRITE), Tools.withHints(ToolHints.READ_ONLY));

        assertThat(changes).isNotEmpty().noneMatch(ToolChange::breaking);
    }

    @Test
    void aResultThatIsNotDescribedAnyMoreIsBreaking() {
        List<ToolChange> changes = changes(Tools.withOutput("{'type': 'string'}"), Tools.withInput(Tools.ANY_INPUT));

        assertThat(changes).singleElement().returns(true, ToolChange::breaking);
    }

    @Test
    void numbersAreComparedByTheirValue() {
        assertThat(changes(
                        Tools.withInput("{'type': 'object', 'minProperties': 1, 'x': [100, 1.50]}"),
                        Tools.withInput("{'minProperties': 1.0, 'x': [1e2, 1.5], 'type': 'object'}")))
                .isEmpty();
    }

    @Test
    void whatASchemaHoldsIsPrintedInOneLine() {
        String hostile = "a\\n\\u202e\\u001b[31m${HOME}{{x}}*/" + "y".repeat(40_000);
        String now = "{'type': 'object', 'properties': {'" + hostile + "': {'enum': ['" + hostile
                + "']}}, 'required': ['" + hostile + "']}";

        String text = new LockDrift(
                        List.of(Objects.requireNonNull(ToolLock.of("api", List.of(Tools.withInput(Tools.ANY_INPUT)))
                                .check(Tools.withInput(now)))))
                .text();

        assertThat(text.lines()).hasSize(3).allMatch(line -> line.length() < 300);
        assertThat(text).doesNotContain("\u202e", "\u001b").contains("${HOME}{{x}}");
    }

    @Test
    void tellsNoMoreThanAPersonWouldRead() {
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            properties.add("'p" + i + "': {'type': 'string'}");
        }
        String many = "{'type': 'object', 'properties': {" + String.join(", ", properties) + "}}";

        List<ToolChange> changes = changes(Tools.withInput(many), Tools.withInput(Tools.ANY_INPUT));

        assertThat(changes).hasSize(51);
        assertThat(changes.get(50).what()).contains("more has changed");
    }

    @Test
    void aSchemaDeeperThanAnyRealOneIsComparedByItsHash() {
        String deep = "{'type': 'array', 'items': ".repeat(200) + "{'type': '%s'}" + "}".repeat(200);

        List<ToolChange> changes =
                changes(Tools.withOutput(deep.formatted("string")), Tools.withOutput(deep.formatted("integer")));

        assertThat(changes).singleElement().satisfies(change -> assertThat(change.what())
                .isEqualTo("other rules of its schema changed"));
    }
}
