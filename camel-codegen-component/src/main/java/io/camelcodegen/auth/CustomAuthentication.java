package io.camelcodegen.auth;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@link AuthResolver}s that one source uses, each with the results it said may be kept. Thread-safe. */
public final class CustomAuthentication {

    /** Before the source's name: the bean that serves a source without {@code auth}. */
    public static final String BEAN_PREFIX = "codegen-auth-";

    private final String source;
    private final Function<String, @Nullable AuthResolver> registry;
    private final CustomCredentials.Surroundings surroundings;
    private final ConcurrentMap<Key, CustomCredentials> known = new ConcurrentHashMap<>();

    private record Key(String bean, ToolSecurity security) {}

    /**
     * @param registry the bean of a name, or null
     * @param workers runs resolvers, which may block
     * @param events where is told what resolvers did
     * @param patience how long an answer of a resolver is waited for by all before it is asked anew
     */
    public CustomAuthentication(
            String source,
            Function<String, @Nullable AuthResolver> registry,
            Executor workers,
            EventSink events,
            Clock clock,
            Duration patience) {
        this.source = source;
        this.registry = registry;
        this.surroundings = new CustomCredentials.Surroundings(workers, events, clock, patience);
    }

    /** What a source's or a call's config names. */
    public CredentialResolver of(Auth.Custom custom) {
        return new Named(custom.resolver(), ToolSecurity.NONE);
    }

    /** Of a source without {@code auth}: a bean of its name, else nothing, unless a tool needs credentials. */
    public CredentialResolver unconfigured() {
        return new Unconfigured(ToolSecurity.NONE);
    }

    private @Nullable CustomCredentials find(String bean, ToolSecurity security) {
        Key key = new Key(bean, security);
        CustomCredentials found = known.get(key);
        if (found == null) {
            AuthResolver resolver = registry.apply(bean);
            if (resolver != null) {
                found = known.computeIfAbsent(
                        key,
                        absent ->
                                new CustomCredentials(bean, resolver, new AuthRequest(source, security), surroundings));
            }
        }
        return found;
    }

    /** How many results of a resolver are kept; each kind of tool may have its own. */
    private int tokensCached(String bean) {
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().bean().equals(bean))
                .mapToInt(entry -> entry.getValue().tokensCached())
                .sum();
    }

    /** Looks its bean up when it is first used, as beans may be bound after the component has started. */
    private final class Named implements CredentialResolver {
        private final String bean;
        private final ToolSecurity security;
        private volatile @Nullable CustomCredentials found;

        Named(String bean, ToolSecurity security) {
            this.bean = bean;
            this.security = security;
        }

        private @Nullable CustomCredentials credentials() {
            CustomCredentials credentials = found;
            if (credentials == null) {
                credentials = find(bean, security);
                found = credentials;
            }
            return credentials;
        }

        @Override
        public CompletableFuture<Credentials> resolve() {
            CustomCredentials credentials = credentials();
            return credentials != null
                    ? credentials.resolve()
                    : CompletableFuture.failedFuture(ConfigErrors.invalid(
                            "source '" + source + "'",
                            List.of("'auth' names the resolver '" + bean
                                    + "', but the registry has no io.camelcodegen.auth.AuthResolver of that name")));
        }

        @Override
        public CredentialResolver forTool(ToolSecurity wanted) {
            return new Named(bean, wanted);
        }

        @Override
        public int tokensCached() {
            return CustomAuthentication.this.tokensCached(bean);
        }

        @Override
        public boolean canRefresh() {
            return true;
        }

        @Override
        public CompletableFuture<Credentials> refresh(Credentials refused) {
            CustomCredentials credentials = credentials();
            return credentials != null ? credentials.refresh(refused) : resolve();
        }
    }

    /** No bean of the name: nothing to send, which is fine where nothing is asked for. */
    private final class Unconfigured implements CredentialResolver {
        private final ToolSecurity security;
        private final CompletableFuture<Credentials> nothing;

        Unconfigured(ToolSecurity security) {
            this.security = security;
            this.nothing = security.isOptional()
                    ? NO_CREDENTIALS
                    : CompletableFuture.failedFuture(MissingCredentials.of(source, security, ""));
        }

        @Override
        public CompletableFuture<Credentials> resolve() {
            CustomCredentials found = find(BEAN_PREFIX + source, security);
            return found == null ? nothing : found.resolve();
        }

        @Override
        public int tokensCached() {
            return CustomAuthentication.this.tokensCached(BEAN_PREFIX + source);
        }

        @Override
        public CredentialResolver forTool(ToolSecurity wanted) {
            CustomCredentials found = find(BEAN_PREFIX + source, wanted);
            if (found != null) {
                return found;
            }
            return wanted.isOptional() ? NONE : new Unconfigured(wanted);
        }
    }
}
