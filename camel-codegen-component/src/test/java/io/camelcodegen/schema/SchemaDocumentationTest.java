package io.camelcodegen.schema;

import static io.camelcodegen.schema.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/schemas.md says. */
class SchemaDocumentationTest {

    @Test
    void snippetInJavaDoesWhatThePageSays() throws IOException {
        JsonNode written = json("{'properties':{'per_page':{'type':'integer','maximum':100}},"
                + "'allOf':[{'properties':{'page':{'type':'integer'}}}]}");
        JsonNode value = json("{'per_page':'500','page':'2'}");

        // from here on as in the page
        ObjectNode schema = SchemaNormalizer.normalizeDocument(written);

        List<Violation> violations = CompiledSchema.of(schema).validate(value);
        JsonNode coerced = Coercion.coerce(value, schema);
        ObjectNode folded = SchemaMerge.merge(schema);
        // until here

        assertThat(violations).extracting(Violation::pointer).containsExactlyInAnyOrder("/per_page", "/page");
        assertThat(coerced).isEqualTo(json("{'per_page':500,'page':2}"));
        assertThat(CompiledSchema.of(schema).validate(coerced))
                .extracting(Violation::message)
                .containsExactly("per_page: must be <= 100");
        assertThat(folded.has("allOf")).isFalse();
        assertThat(folded.at("/properties/page/type").textValue()).isEqualTo("integer");

        String page = Files.readString(Path.of("../docs/schemas.md"));
        String snippet = page.substring(page.indexOf("```java\n") + 8, page.indexOf("\n```", page.indexOf("```java")));
        String here = Files.readString(Path.of("src/test/java/io/camelcodegen/schema/SchemaDocumentationTest.java"));
        assertThat(here.replaceAll("\\s+", " ")).contains(snippet.replaceAll("\\s+", " "));
    }

    /** The table of what is made of a schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties':{}} | {'properties':{},'type':'object'}",
                "{'enum':['a',1]} | {'enum':['a',1],'type':['string','integer']}",
                "{'type':'string','nullable':true} | {'type':['string','null']}",
                "{'minimum':1,'exclusiveMinimum':true} | {'exclusiveMinimum':1}",
                "{'type':'object','properties':{'a':{'required':true}}}"
                        + " | {'type':'object','properties':{'a':{}},'required':['a']}",
                "{'type':'array','items':[{'type':'string'}],'additionalItems':false}"
                        + " | {'type':'array','prefixItems':[{'type':'string'}],'items':false}",
                "{'dependencies':{'a':['b']}} | {'dependentRequired':{'a':['b']}}",
                "{'type':'int'} | {'type':'integer'}",
                "{'type':'any'} | {}",
                "{'oneOf':[{'$ref':'#/$defs/A'}],'discriminator':{'propertyName':'t','mapping':{'a':'#/$defs/A','b':'#/$defs/B'}},"
                        + "'$defs':{'A':{'type':'object'}}}"
                        + " | {'oneOf':[{'$ref':'#/$defs/A'}],"
                        + "'discriminator':{'propertyName':'t','mapping':{'a':'#/$defs/A'}},'$defs':{'A':{'type':'object'}}}",
                "{'example':1,'discriminator':{'propertyName':'t'},'xml':{},'x-note':1} | {}",
                "{'pattern':'('} | {}",
            })
    void tableOfThePageIsTrue(String written, String expected) {
        ObjectNode schema = SchemaNormalizer.normalizeDocument(json(written));

        schema.remove("$schema");
        assertThat(schema).isEqualTo(json(expected));
    }
}
