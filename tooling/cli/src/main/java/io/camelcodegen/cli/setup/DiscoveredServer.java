package io.camelcodegen.cli.setup;

import io.camelcodegen.source.SourceConfig;

/**
 * An MCP server that another program is configured with.
 *
 * @param name under which it is known here
 * @param originalName the one it has in that program
 * @param origin the file it was found in
 */
public record DiscoveredServer(String name, String originalName, String origin, SourceConfig config) {}
