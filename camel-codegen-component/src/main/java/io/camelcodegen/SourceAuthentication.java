package io.camelcodegen;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.auth.CustomAuthentication;
import io.camelcodegen.auth.SchemeCredentials;
import io.camelcodegen.auth.StaticCredentials;
import io.camelcodegen.auth.oauth2.OAuth2Tokens;
import io.camelcodegen.call.CallDefaults;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.Variables;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** Finds what resolves the credentials of a source: for its own {@code auth}, for that of a call, and for none. */
final class SourceAuthentication implements Function<@Nullable Auth, CredentialResolver> {

    private final String source;
    private final Variables variables;
    private final OAuth2Tokens tokens;
    private final CustomAuthentication custom;

    SourceAuthentication(
            CamelContext camelContext,
            SourceConfig config,
            CallDefaults defaults,
            Variables variables,
            Executor workers,
            EventSink events,
            OAuth2Tokens tokens) {
        this.source = config.name();
        this.variables = variables;
        this.tokens = tokens;
        this.custom = new CustomAuthentication(
                source,
                bean -> CamelContextHelper.lookup(camelContext, bean, AuthResolver.class),
                workers,
                events,
                Clock.systemUTC(),
                config.timeout() != null ? config.timeout() : defaults.timeoutFor(config.type()));
    }

    /** @param auth null where nothing is configured: a resolver in the registry may know */
    @Override
    public CredentialResolver apply(@Nullable Auth auth) {
        if (auth == null) {
            return custom.unconfigured();
        }
        if (auth instanceof Auth.OAuth2 configured) {
            return tokens.resolver(configured);
        }
        if (auth instanceof Auth.Custom named) {
            return custom.of(named);
        }
        if (auth instanceof Auth.Schemes schemes) {
            return new SchemeCredentials(source, schemes, this);
        }
        return StaticCredentials.of(source, auth, variables::resolve);
    }
}
