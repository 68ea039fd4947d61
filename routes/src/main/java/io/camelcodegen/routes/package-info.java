/**
 * What the route templates of this jar do beyond what YAML can say. The classes that templates name as beans are public
 * for that alone; a route may use them as the templates do.
 */
@NullMarked
package io.camelcodegen.routes;

import org.jspecify.annotations.NullMarked;
