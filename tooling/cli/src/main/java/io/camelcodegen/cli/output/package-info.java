/** How results are shown: as text, JSON or YAML; and what of foreign text a terminal may see. Knows no command. */
@NullMarked
package io.camelcodegen.cli.output;

import org.jspecify.annotations.NullMarked;
