/**
 * The parameters of a tool as its input schema lists them, each with its own schema: for writers that need no types of
 * their own for them. What is nested stays JSON Schema.
 */
@NullMarked
package io.camelcodegen.generator.parameter;

import org.jspecify.annotations.NullMarked;
