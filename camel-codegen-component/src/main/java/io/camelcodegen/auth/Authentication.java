package io.camelcodegen.auth;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds what resolves each type of credentials of one source, whether they are the source's or a call's own. */
public final class Authentication implements Function<@Nullable Auth, CredentialResolver> {

    private final String source;
    private final UnaryOperator<String> variables;
    private final Function<Auth.OAuth2, CredentialResolver> oauth2;

    /**
     * @param variables resolves the variables of a configured value
     * @param oauth2 makes what obtains tokens
     */
    public Authentication(
            String source, UnaryOperator<String> variables, Function<Auth.OAuth2, CredentialResolver> oauth2) {
        this.source = source;
        this.variables = variables;
        this.oauth2 = oauth2;
    }

    /** @param auth null for none */
    @Override
    public CredentialResolver apply(@Nullable Auth auth) {
        if (auth instanceof Auth.OAuth2 configured) {
            return oauth2.apply(configured);
        }
        return StaticCredentials.of(source, auth, variables);
    }
}
