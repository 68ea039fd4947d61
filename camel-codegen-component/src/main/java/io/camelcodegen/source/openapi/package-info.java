/**
 * REST APIs described by OpenAPI 3.0, 3.1 or Swagger 2.0: reading the document, naming its operations, making requests
 * of parameters and results of responses.
 */
@NullMarked
package io.camelcodegen.source.openapi;

import org.jspecify.annotations.NullMarked;
