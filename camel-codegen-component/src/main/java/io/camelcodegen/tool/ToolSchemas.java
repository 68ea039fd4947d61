package io.camelcodegen.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas (2020-12) of a tool, self-contained: shared parts stand in their own {@code $defs}. Shared by all
 * who ask: must not be modified.
 *
 * @param input the parameters, always an object schema
 * @param output the result, or null where the source declares none
 */
public record ToolSchemas(ObjectNode input, @Nullable ObjectNode output) {}
