/**
 * OAuth 2 as a client: how tokens are obtained, kept, renewed and shared by the calls of a source. Requests are built
 * and answers read by the Nimbus SDK, which stays in this package; they are sent by {@code io.camelcodegen.http}. Does not
 * belong here: configuration, and requests of a source.
 */
@NullMarked
package io.camelcodegen.auth.oauth2;

import org.jspecify.annotations.NullMarked;
