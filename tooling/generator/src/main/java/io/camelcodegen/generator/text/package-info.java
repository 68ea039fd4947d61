/**
 * Untrusted text of sources made fit to be read: without what is invisible or steers a terminal, and of bounded length.
 * What a language needs beyond that (escapes, quotes) is the affair of who writes it. Knows nothing else of this library.
 */
@NullMarked
package io.camelcodegen.generator.text;

import org.jspecify.annotations.NullMarked;
