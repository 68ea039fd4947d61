package io.camelcodegen.generator.model;

import java.util.List;

/**
 * A source in terms of a typed language.
 *
 * @param source its name as configured
 * @param typeName an UpperCamelCase identifier
 * @param packageName a lower-case identifier, no keyword
 * @param tools sorted by tool name
 * @param shared the types that several tools may use, sorted by name: the source's own named schemas
 * @param problems tools that are left out, a line each with the reason
 */
public record SourceModel(
        String source,
        String typeName,
        String packageName,
        List<ToolModel> tools,
        List<Declaration> shared,
        List<String> problems) {

    public SourceModel {
        tools = List.copyOf(tools);
        shared = List.copyOf(shared);
        problems = List.copyOf(problems);
    }
}
