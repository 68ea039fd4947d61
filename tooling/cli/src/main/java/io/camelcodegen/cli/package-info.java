/** The command {@code camel-codegen}: a thin shell over the generator library. */
@NullMarked
package io.camelcodegen.cli;

import org.jspecify.annotations.NullMarked;
