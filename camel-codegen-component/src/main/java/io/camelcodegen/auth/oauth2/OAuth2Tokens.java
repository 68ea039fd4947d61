package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.CredentialResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens of one source. Each configuration, its variables resolved, has a token of its own: one obtained for a
 * client, secret, user's refresh token, scope, audience or URL is never used for another. Calls that bring the same
 * configuration share it. Thread-safe.
 */
public final class OAuth2Tokens implements AutoCloseable {

    /** Beyond, those longest unused are forgotten; an application may have one for each of its users. */
    private static final int MOST = 1_000;

    /** Of one request to the authorization server, from connecting to the last byte. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final AuthContext context;
    private final AuthorizationHttp http;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Auth.OAuth2, PrincipalToken> tokens = new LinkedHashMap<>(16, 0.75f, true);

    public OAuth2Tokens(AuthContext context) {
        this(context, REQUEST_TIMEOUT);
    }

    /** @param timeout of each request to the authorization server */
    OAuth2Tokens(AuthContext context, Duration timeout) {
        this.context = context;
        this.http = new AuthorizationHttp(context.http(), context.workers(), timeout);
    }

    /** What finds, obtains and renews the token of a configuration whose variables are not yet resolved. */
    public CredentialResolver resolver(Auth.OAuth2 config) {
        return new OAuth2Credentials(this, config, context.variables());
    }

    /** How many tokens are kept that can still be used. */
    public int count() {
        List<PrincipalToken> all;
        lock.lock();
        try {
            all = List.copyOf(tokens.values());
        } finally {
            lock.unlock();
        }
        return (int) all.stream().filter(PrincipalToken::isHeld).count();
    }

    PrincipalToken of(Auth.OAuth2 resolved) {
        lock.lock();
        try {
            PrincipalToken known = tokens.get(resolved);
            if (known == null) {
                known = create(resolved);
                tokens.put(resolved, known);
                forgetOldest();
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Guarded by the lock. One that is being obtained stays, as somebody waits for it. */
    private void forgetOldest() {
        Iterator<PrincipalToken> oldest = tokens.values().iterator();
        while (tokens.size() > MOST && oldest.hasNext()) {
            if (oldest.next().isIdle()) {
                oldest.remove();
            }
        }
    }

    private PrincipalToken create(Auth.OAuth2 config) {
        ServerAnswers answers = new ServerAnswers(context.source(), http, context.clock());
        TokenEndpoint endpoint = new TokenEndpoint(config, answers, context.clock());
        Clients clients = new Clients(context.source(), config, answers);
        ServerLookup servers = ServerLookup.of(config, context, http);
        Flow flow =
                switch (config.flow()) {
                    case CLIENT_CREDENTIALS -> new ClientCredentialsFlow(endpoint, clients);
                    case REFRESH_TOKEN -> new RefreshTokenFlow(context.source(), config, endpoint, clients);
                    case AUTHORIZATION_CODE -> new AuthorizationCodeFlow(config, context, endpoint, clients);
                    case DEVICE_CODE -> new DeviceFlow(config, context, answers, endpoint, clients);
                };
        Flow registering = server -> Cancellable.recover(flow.authorize(server), failure -> {
            clients.forget(); // the server may have forgotten it too
            return CompletableFuture.failedFuture(failure);
        });
        Grants grants = new Grants(context.source(), config, servers, endpoint, registering, context.clock());
        return new PrincipalToken(context.source(), grants, context.events(), context.clock());
    }

    /** Ends the logins that are waited for and closes the connections. */
    @Override
    public void close() {
        List<PrincipalToken> all;
        lock.lock();
        try {
            all = new ArrayList<>(tokens.values());
            tokens.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(PrincipalToken::close);
        http.close();
    }
}
