package io.camelcodegen.source;

import org.jspecify.annotations.Nullable;

/** Resolves variables in the values of a source's config, when they are used. */
@FunctionalInterface
public interface Variables {

    /**
     * {@code value} with {@code ${VAR}}, {@code $VAR} and {@code ${VAR:-default}} replaced from the environment, then
     * system properties, and {@code {{…}}} by Camel.
     *
     * @throws io.camelcodegen.error.CodegenException AUTH_MISSING naming a variable that has no value and no default
     */
    String resolve(String value);

    /**
     * The bean that a value like {@code #name} refers to; null where there is none of that name and type.
     *
     * @param name without {@code #} or {@code #bean:}
     */
    default <T> @Nullable T bean(String name, Class<T> type) {
        return null;
    }
}
