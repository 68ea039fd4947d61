/** An agent at work, played by a program: it knows the page of the project, and the command line. */
@NullMarked
package io.camelcodegen.examples.agent;

import org.jspecify.annotations.NullMarked;
