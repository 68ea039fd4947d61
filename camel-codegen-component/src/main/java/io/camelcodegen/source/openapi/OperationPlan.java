package io.camelcodegen.source.openapi;

/** How one tool is called, made when it is first used: a call only fills it in. */
record OperationPlan(ParameterArranger arranger, RequestBuilder requests) {}
