/** What tests of several packages need. */
@NullMarked
package io.camelcodegen.generator.testing;

import org.jspecify.annotations.NullMarked;
