/** openapi-generator as a program, to be measured beside ours. */
@NullMarked
package io.camelcodegen.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
