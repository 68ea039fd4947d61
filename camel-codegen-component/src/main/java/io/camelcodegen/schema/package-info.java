/**
 * JSON Schema: making valid 2020-12 of what sources send, compiling, validating, coercing, merging. The types of the
 * validator library stay in here. Does not belong here: where a schema comes from.
 */
@NullMarked
package io.camelcodegen.schema;

import org.jspecify.annotations.NullMarked;
