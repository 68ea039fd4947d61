package io.camelcodegen.source.openapi;

import io.camelcodegen.auth.ToolSecurity;

/** How one tool is called, made when it is first used: a call only fills it in. */
record OperationPlan(ParameterArranger arranger, RequestBuilder requests, ToolSecurity security) {}
