/** Files that were generated, and the folder they are kept in; knows nothing of what is in them. */
@NullMarked
package io.camelcodegen.generator.output;

import org.jspecify.annotations.NullMarked;
