/** The commands, a class each. */
@NullMarked
package io.camelcodegen.cli.command;

import org.jspecify.annotations.NullMarked;
