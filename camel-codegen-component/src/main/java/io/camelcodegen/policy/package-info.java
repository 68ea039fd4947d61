/**
 * When a call is repeated, refused or limited, as immutable values. Belongs here: the numbers and the pure functions of
 * them. Does not belong here: anything that waits or sends.
 */
@NullMarked
package io.camelcodegen.policy;

import org.jspecify.annotations.NullMarked;
