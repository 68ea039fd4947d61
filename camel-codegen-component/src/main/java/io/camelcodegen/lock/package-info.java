/**
 * What the tools of a source were when somebody accepted them, kept in a file, and what has changed since. Belongs here:
 * the lock file, the comparison, the refusal. Does not belong here: how tools are discovered or called.
 */
@NullMarked
package io.camelcodegen.lock;

import org.jspecify.annotations.NullMarked;
