/**
 * What a language model sees: search, descriptions, calls and a page that tells of them, of the tools that the
 * configuration gives it. All text made here is for a model to read: on one line where it is a source's, cut, and
 * without what is invisible.
 */
@NullMarked
package io.camelcodegen.generator.agent;

import org.jspecify.annotations.NullMarked;
