/** The quick start: one route that chains a REST API and an MCP server. Nothing here is meant for use elsewhere. */
@NullMarked
package io.camelcodegen.examples.quickstart;

import org.jspecify.annotations.NullMarked;
