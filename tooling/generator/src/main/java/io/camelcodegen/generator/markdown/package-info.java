/** A source's tools as a list that is short enough, and safe enough, to be shown to a language model. */
@NullMarked
package io.camelcodegen.generator.markdown;

import org.jspecify.annotations.NullMarked;
