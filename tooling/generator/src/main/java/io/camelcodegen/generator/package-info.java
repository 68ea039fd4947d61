/**
 * Generates: from the tools of a configuration's sources to files in an output folder. What the command line and the
 * Maven plugin call; depends on all other packages of this library, and none of them on it.
 */
@NullMarked
package io.camelcodegen.generator;

import org.jspecify.annotations.NullMarked;
