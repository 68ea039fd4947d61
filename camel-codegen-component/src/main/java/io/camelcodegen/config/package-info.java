/**
 * Reads what users configure: {@code codegen.config.json} in its forms, maps of Camel properties, and the variables in
 * their values. Belongs here: the shape of the configuration and the checks of it, all problems in one message. Does not
 * belong here: connecting to what is configured, and anything about a fetched document.
 */
@NullMarked
package io.camelcodegen.config;

import org.jspecify.annotations.NullMarked;
