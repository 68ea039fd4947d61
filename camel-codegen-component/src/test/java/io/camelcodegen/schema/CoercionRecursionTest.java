package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoercionRecursionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref': '#/$defs/A', '$defs': {'A': {'type': 'array', 'items': {'$ref': '#/$defs/A'}}}}",
                "{'$ref': '#/$defs/A', '$defs': {'A': {'anyOf': [{'type': 'array', 'items': {'$ref': '#/$defs/A'}}]}}}",
                "{'$ref': '#/$defs/A', '$defs': {'A': {'oneOf': [{'type': 'array', 'items': {'anyOf': [{'$ref': '#/$defs/A'}]}}]}}}"
            })
    void oneValueIsNotWrappedWithoutEndWhereArraysHoldSuchArrays(String schema) throws IOException {
        JsonNode recursive = JSON.readTree(schema.replace('\'', '"'));

        for (String value : new String[] {"5", "[5]", "[[5]]", "{\"a\": 5}"}) {
            JsonNode once = Coercion.coerce(JSON.readTree(value), recursive);
            assertThat(Coercion.coerce(once, recursive)).isEqualTo(once);
        }
    }
}
