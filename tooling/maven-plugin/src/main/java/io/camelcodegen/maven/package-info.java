/** The Maven plugin: a thin shell over the generator library. */
@NullMarked
package io.camelcodegen.maven;

import org.jspecify.annotations.NullMarked;
