package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.http.Credentials;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The token of a configuration whose variables may change. */
final class OAuth2Credentials implements CredentialResolver {

    private final OAuth2Tokens tokens;
    private final Auth.OAuth2 config;
    private final UnaryOperator<String> variables;

    OAuth2Credentials(OAuth2Tokens tokens, Auth.OAuth2 config, UnaryOperator<String> variables) {
        this.tokens = tokens;
        this.config = config;
        this.variables = variables;
    }

    @Override
    public CompletableFuture<Credentials> resolve() {
        return with(PrincipalToken::resolve);
    }

    @Override
    public boolean canRefresh() {
        return true;
    }

    @Override
    public CompletableFuture<Credentials> refresh(Credentials refused) {
        return with(token -> token.refresh(refused));
    }

    @Override
    public int tokensCached() {
        return tokens.count();
    }

    private CompletableFuture<Credentials> with(Function<PrincipalToken, CompletableFuture<Credentials>> asking) {
        try {
            return asking.apply(tokens.of(config.resolved(variables)));
        } catch (RuntimeException e) { // a variable without a value
            return CompletableFuture.failedFuture(CodegenErrors.wrap(e));
        }
    }
}
