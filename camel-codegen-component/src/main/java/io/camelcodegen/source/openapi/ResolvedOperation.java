package io.camelcodegen.source.openapi;

import io.camelcodegen.tool.ToolSchemas;

/** An operation as it is called, made when it is first used. */
record ResolvedOperation(OperationSpec spec, ToolSchemas schemas) {}
