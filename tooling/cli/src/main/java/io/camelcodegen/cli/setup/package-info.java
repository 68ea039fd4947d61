/** Configurations: writing a first one, finding those of other programs, and what one asks of the environment. */
@NullMarked
package io.camelcodegen.cli.setup;

import org.jspecify.annotations.NullMarked;
