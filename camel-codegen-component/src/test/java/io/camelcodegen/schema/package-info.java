/** Schemas as sources really send them, and the values they are held against. */
@NullMarked
package io.camelcodegen.schema;

import org.jspecify.annotations.NullMarked;
