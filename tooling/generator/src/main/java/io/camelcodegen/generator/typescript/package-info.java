/**
 * A source in terms of TypeScript, for agents that write JavaScript. Made of the JSON Schemas themselves: what they say
 * of unions, literals and tuples TypeScript can say as well.
 */
@NullMarked
package io.camelcodegen.generator.typescript;

import org.jspecify.annotations.NullMarked;
