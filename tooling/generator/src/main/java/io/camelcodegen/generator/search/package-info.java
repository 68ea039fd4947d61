/** Finds tools by words: an index in memory, of what discovery knows. */
@NullMarked
package io.camelcodegen.generator.search;

import org.jspecify.annotations.NullMarked;
