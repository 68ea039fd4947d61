package io.camelcodegen.auth;

import io.camelcodegen.http.Credentials;

/** Makes credentials when an attempt needs them, so that a changed variable or vault entry takes effect. */
@FunctionalInterface
public interface CredentialResolver {

    CredentialResolver NONE = () -> Credentials.NONE;

    /**
     * The credentials now.
     *
     * @throws io.camelcodegen.error.CodegenException AUTH_MISSING where a variable or value is missing
     */
    Credentials resolve();
}
