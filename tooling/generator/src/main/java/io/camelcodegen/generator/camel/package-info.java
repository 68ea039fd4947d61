/**
 * What Camel reads: routes, kamelets and {@code ai-tool:} routes in YAML. Descriptions stand in them as quoted text and
 * in comments only, written so that Camel finds no placeholder, no expression, no URI option and no dependency in them.
 */
@NullMarked
package io.camelcodegen.generator.camel;

import org.jspecify.annotations.NullMarked;
