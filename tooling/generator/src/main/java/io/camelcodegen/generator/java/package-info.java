/**
 * Writes Java: an interface of a source's tools, the records of their parameters and results. Belongs here: how a model
 * looks in Java. Does not belong here: what a schema means, and where files are kept.
 */
@NullMarked
package io.camelcodegen.generator.java;

import org.jspecify.annotations.NullMarked;
