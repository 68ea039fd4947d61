package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Any JSON as a schema, and any JSON as a value. The build runs the seeds; {@code JAZZER_FUZZ=1} looks for more. */
class SchemaFuzzTest {

    /** @param data a value on the first line, a schema on those that follow */
    @FuzzTest(maxDuration = "3m")
    @DictionaryFile(resourcePath = "/io/camelcodegen/schema/keywords.dict")
    void anyJsonIsNormalisedOnceForAllAndHeldAgainstAnyValue(byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 2);
        JsonNode value = parse(lines[0]);
        JsonNode schema = lines.length < 2 ? null : parse(lines[1]);
        if (schema == null) {
            return;
        }
        ObjectNode once;
        try {
            once = SchemaNormalizer.normalizeDocument(schema);
        } catch (MalformedSchemaException e) {
            return; // says which reference names nothing, or that it is nested too deeply
        }

        assertThat(SchemaNormalizer.normalizeDocument(once)).isEqualTo(once);
        CompiledSchema compiled = CompiledSchema.of(once);
        SchemaMerge.merge(once);
        if (value != null) {
            boolean valid = compiled.validate(value).isEmpty();
            JsonNode coerced = Coercion.coerce(value, once);
            if (valid && !schema.path("$schema").isMissingNode()) {
                assertThat(compiled.validate(coerced)).isEmpty();
            }
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException | NumberFormatException e) { // Jackson's way with 0e888888888888
            return null;
        }
    }
}
