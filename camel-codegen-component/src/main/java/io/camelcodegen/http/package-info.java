/**
 * The one HTTP client of all sources: asynchronous, pooled, one deadline over a whole exchange, bounded responses,
 * redirects by our own rules, and no retry of its own. Does not belong here: what a request means.
 */
@NullMarked
package io.camelcodegen.http;

import org.jspecify.annotations.NullMarked;
