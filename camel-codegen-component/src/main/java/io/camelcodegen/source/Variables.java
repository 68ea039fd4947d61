package io.camelcodegen.source;

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
}
