@NullMarked
package io.camelcodegen.source.openapi;

import org.jspecify.annotations.NullMarked;
