/**
 * Keeps responses and uses them again by HTTP's own rules (RFC 9111), as a private cache does. Does not belong here:
 * sending requests, and what responses mean.
 */
@NullMarked
package io.camelcodegen.http.cache;

import org.jspecify.annotations.NullMarked;
