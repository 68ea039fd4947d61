/** The command line as a plugin of Camel JBang. */
@NullMarked
package io.camelcodegen.jbang;

import org.jspecify.annotations.NullMarked;
