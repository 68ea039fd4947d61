/**
 * Files that were generated, and the folder they are kept in; knows nothing of what is in them. The folder holds what the
 * last finished generation of each source gave, whatever happens in between: {@link OutputFolder} says how.
 */
@NullMarked
package io.camelcodegen.generator.output;

import org.jspecify.annotations.NullMarked;
