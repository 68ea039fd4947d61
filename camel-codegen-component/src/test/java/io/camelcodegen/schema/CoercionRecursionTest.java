package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoercionRecursionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void oneValueIsNotWrappedForEverWhereArraysHoldSuchArrays() throws IOException {
        JsonNode schema = JSON.readTree("""
                {"$ref": "#/$defs/A", "$defs": {"A": {"type": "array", "prefixItems": [
                  {"anyOf": [{"type": ["integer", "array"], "$ref": "#/$defs/A"}, {"type": "null"}]}]}}}""");

        JsonNode once = Coercion.coerce(JSON.readTree("[{\"a\": 1}]"), schema);

        assertThat(Coercion.coerce(once, schema)).isEqualTo(once);
    }
}
