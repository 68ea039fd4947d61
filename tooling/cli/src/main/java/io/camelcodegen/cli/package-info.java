/**
 * The command line {@code camel-codegen}: what is asked for, where it goes to, and how it ends. What it does is in the
 * generator library and the component; nothing here knows more than how to ask for it and how to show it.
 */
@NullMarked
package io.camelcodegen.cli;

import org.jspecify.annotations.NullMarked;
