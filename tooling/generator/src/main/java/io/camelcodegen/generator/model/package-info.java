/**
 * What a source's schemas mean to a typed language: records, enums, unions, and the tools that take and give them, each
 * with a name of its own. Made of JSON Schema once, read by every writer of a typed language. Knows no language, but for
 * names: all identifiers are fit for Java, and distinct where they meet.
 */
@NullMarked
package io.camelcodegen.generator.model;

import org.jspecify.annotations.NullMarked;
