/**
 * When a call is repeated, refused or limited, as immutable values, and what counts by them. Belongs here: the numbers,
 * and counters that are told the time. Does not belong here: anything that waits or sends.
 */
@NullMarked
package io.camelcodegen.policy;

import org.jspecify.annotations.NullMarked;
