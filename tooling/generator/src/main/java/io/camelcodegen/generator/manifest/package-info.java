/**
 * The agent tool manifest: what a project's tools are, where its code is, what a caller has to set. Belongs here: the
 * manifest as values, its file, its schema and its checks. Does not belong here: counting tokens, writing code.
 */
@NullMarked
package io.camelcodegen.generator.manifest;

import org.jspecify.annotations.NullMarked;
