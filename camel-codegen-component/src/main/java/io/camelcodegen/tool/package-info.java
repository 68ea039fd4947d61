/**
 * What a tool is: its name, description, hints and schemas, and the catalogue of a source's tools. Belongs here: data
 * and the rules of naming. Does not belong here: anything that reads documents, talks to a source or knows Camel.
 */
@NullMarked
package io.camelcodegen.tool;

import org.jspecify.annotations.NullMarked;
