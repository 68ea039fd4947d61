/**
 * The path of a call, the same for every kind of source: find the tool, read the parameters, coerce and validate them,
 * make attempts until one succeeds or no more are allowed, check the result. Does not belong here: what only one kind
 * of source needs, and what Camel's component classes do.
 */
@NullMarked
package io.camelcodegen.call;

import org.jspecify.annotations.NullMarked;
