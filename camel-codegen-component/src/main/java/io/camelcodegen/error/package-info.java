/**
 * The one error shape of every tool call. Belongs here: what a failure is called and what it carries. Does not
 * belong here: how a failure is detected or retried. The only Camel type it uses is {@code RuntimeCamelException}.
 */
@NullMarked
package io.camelcodegen.error;

import org.jspecify.annotations.NullMarked;
