/**
 * The Camel component {@code codegen}: options, endpoints and producers. Thin: what a call does is in
 * {@link io.camelcodegen.call}.
 */
@NullMarked
package io.camelcodegen;

import org.jspecify.annotations.NullMarked;
