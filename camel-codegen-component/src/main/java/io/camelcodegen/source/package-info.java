/**
 * What a kind of source must do: find its tools, call one, close. The kinds stand in packages below and know nothing of
 * one another. Does not belong here: retry, circuit breaking, validation: the path of a call does those for all kinds.
 */
@NullMarked
package io.camelcodegen.source;

import org.jspecify.annotations.NullMarked;
