@NullMarked
package io.camelcodegen.config;

import org.jspecify.annotations.NullMarked;
