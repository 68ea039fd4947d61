/**
 * How a source's credentials are configured, and how they become headers, query parameters and cookies of a request.
 * Does not belong here: sending requests of a source.
 */
@NullMarked
package io.camelcodegen.auth;

import org.jspecify.annotations.NullMarked;
