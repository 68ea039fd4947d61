/** Calls tools by generated methods. Nothing here is meant for use elsewhere. */
@NullMarked
package io.camelcodegen.examples.wrappers;

import org.jspecify.annotations.NullMarked;
