/** What tests share: real servers, real documents, recording fakes. */
@NullMarked
package io.camelcodegen.testing;

import org.jspecify.annotations.NullMarked;
