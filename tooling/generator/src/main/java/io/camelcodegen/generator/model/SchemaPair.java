package io.camelcodegen.generator.model;

import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import org.jspecify.annotations.Nullable;

/**
 * A tool with its schemas, read.
 *
 * @param output null where the source declares none
 */
record SchemaPair(Tool tool, SchemaDocument input, @Nullable SchemaDocument output) {

    /** @throws io.camelcodegen.error.CodegenException where the source's document is wrong at this tool */
    static SchemaPair of(Tool tool) {
        ToolSchemas schemas = tool.schemas();
        return new SchemaPair(
                tool,
                new SchemaDocument(schemas.input(), true),
                schemas.output() == null ? null : new SchemaDocument(schemas.output(), false));
    }
}
