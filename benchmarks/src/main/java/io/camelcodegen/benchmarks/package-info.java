/**
 * Comparisons with peers, each ratio from one run on one input. Run by {@code benchmarks/run}; nothing here is part of a
 * release, and no test asserts a time.
 */
@NullMarked
package io.camelcodegen.benchmarks;

import org.jspecify.annotations.NullMarked;
