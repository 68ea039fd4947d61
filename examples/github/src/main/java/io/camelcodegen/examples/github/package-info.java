/** GitHub's whole REST API from Java and from a route. Nothing here is meant for use elsewhere. */
@NullMarked
package io.camelcodegen.examples.github;

import org.jspecify.annotations.NullMarked;
