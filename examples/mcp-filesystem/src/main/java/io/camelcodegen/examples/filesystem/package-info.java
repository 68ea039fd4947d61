/** An MCP server that reads and writes files, used from routes. Nothing here is meant for use elsewhere. */
@NullMarked
package io.camelcodegen.examples.filesystem;

import org.jspecify.annotations.NullMarked;
