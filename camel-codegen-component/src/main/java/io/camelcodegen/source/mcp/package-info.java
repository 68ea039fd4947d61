/**
 * MCP servers, as a subprocess over stdio or over HTTP: starting and stopping them, listing and calling their tools,
 * making results of what they answer. The types of the MCP SDK stay in here, behind {@code McpClient}, as the next
 * revision of the protocol comes with another SDK.
 */
@NullMarked
package io.camelcodegen.source.mcp;

import org.jspecify.annotations.NullMarked;
