package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;

/** Says what a schema allows, in the manner of TypeScript. */
final class TypeText {

    /** How far a result is told. */
    static final int RESULT = 300;

    private TypeText() {}

    static String of(JsonNode schema, int limit) {
        return AgentText.line(schema.path("type").asText("any"), limit);
    }
}
