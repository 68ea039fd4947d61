/**
 * A configuration at work outside a route: its sources connected, their tools at hand. What generates and what looks at
 * tools starts here; nothing here writes anything.
 */
@NullMarked
package io.camelcodegen.generator.workspace;

import org.jspecify.annotations.NullMarked;
