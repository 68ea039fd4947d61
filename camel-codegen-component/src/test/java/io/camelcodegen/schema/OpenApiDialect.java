package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;

/** The validator library's own understanding of OpenAPI 3.0's schemas, to hold ours against. */
final class OpenApiDialect {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.builder()
            .metaSchema(OpenApi30.getInstance())
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .enableSchemaCache(false)
            .build();

    private OpenApiDialect() {}

    /** @param document that the schema's references point into */
    static boolean isValid(JsonNode schema, JsonNode document, JsonNode value) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build();
        return FACTORY.getSchema(root, config).validate(value).isEmpty();
    }
}
