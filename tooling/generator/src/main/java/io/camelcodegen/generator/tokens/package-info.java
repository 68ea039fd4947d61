/**
 * What tools cost a model in tokens: when it is sent all of them, and when it looks for those it needs. Counts only what
 * can be called.
 */
@NullMarked
package io.camelcodegen.generator.tokens;

import org.jspecify.annotations.NullMarked;
