package io.camelcodegen.auth;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Credentials by security scheme: of a tool's alternatives those of the first that is configured whole, of one that asks
 * for several all of them. Where a variable of an alternative has no value, the next one is tried. A tool that asks for
 * nothing is sent nothing.
 */
public final class SchemeCredentials implements CredentialResolver {

    private final String source;
    private final Map<String, Auth> configured;
    private final Map<String, CredentialResolver> resolvers = new TreeMap<>();

    /** @param authentication makes what resolves the credentials of one scheme */
    public SchemeCredentials(
            String source, Auth.Schemes schemes, Function<@Nullable Auth, CredentialResolver> authentication) {
        this.source = source;
        this.configured = schemes.byName();
        configured.forEach((name, auth) -> resolvers.put(name, authentication.apply(auth)));
    }

    /** Requests that belong to no tool need none. */
    @Override
    public CompletableFuture<Credentials> resolve() {
        return NO_CREDENTIALS;
    }

    /** Each scheme's resolver counts all tokens of the source. */
    @Override
    public int tokensCached() {
        return resolvers.values().stream()
                .mapToInt(CredentialResolver::tokensCached)
                .max()
                .orElse(0);
    }

    @Override
    public CredentialResolver forTool(ToolSecurity security) {
        List<All> choices = new ArrayList<>();
        for (List<SecurityScheme> alternative : security.alternatives()) {
            All all = all(alternative);
            if (all != null && !all.parts().isEmpty()) {
                choices.add(all);
            }
        }
        if (!choices.isEmpty()) {
            return choices.size() == 1 ? choices.get(0) : new First(choices);
        }
        if (security.isOptional()) {
            return NONE;
        }
        String there = "configured under 'schemes' are " + String.join(", ", new TreeSet<>(configured.keySet()));
        return () -> CompletableFuture.failedFuture(MissingCredentials.of(source, security, there));
    }

    private @Nullable All all(List<SecurityScheme> alternative) {
        List<CredentialResolver> parts = new ArrayList<>();
        for (SecurityScheme scheme : alternative) {
            CredentialResolver resolver = resolvers.get(scheme.name());
            if (resolver != null) {
                List<SecurityScheme> keys = scheme.kind() == SecurityScheme.Kind.API_KEY ? List.of(scheme) : List.of();
                parts.add(resolver.forTool(new ToolSecurity(List.of(List.of(scheme)), keys)));
            } else if (scheme.required()) {
                return null;
            }
        }
        return new All(parts);
    }

    /** All of them together. */
    private record All(List<CredentialResolver> parts) implements CredentialResolver {
        @Override
        public CompletableFuture<Credentials> resolve() {
            if (parts.size() == 1) {
                return parts.get(0).resolve();
            }
            return merged(parts.stream().map(CredentialResolver::resolve).toList());
        }

        @Override
        public boolean canRefresh() {
            return parts.stream().anyMatch(CredentialResolver::canRefresh);
        }

        @Override
        public CompletableFuture<Credentials> refresh(Credentials refused) {
            if (parts.size() == 1) {
                return parts.get(0).refresh(refused);
            }
            return merged(parts.stream().map(part -> refreshed(part, refused)).toList());
        }

        /** A part is told of the credentials that were its own. */
        private static CompletableFuture<Credentials> refreshed(CredentialResolver part, Credentials refused) {
            if (!part.canRefresh()) {
                return part.resolve();
            }
            return part.resolve().thenCompose(own -> {
                boolean sent = refused.headers()
                                .entrySet()
                                .containsAll(own.headers().entrySet())
                        && refused.query().entrySet().containsAll(own.query().entrySet())
                        && refused.cookies()
                                .entrySet()
                                .containsAll(own.cookies().entrySet());
                return sent ? part.refresh(own) : CompletableFuture.completedFuture(own);
            });
        }

        private static CompletableFuture<Credentials> merged(List<CompletableFuture<Credentials>> futures) {
            CompletableFuture<Credentials> all = NO_CREDENTIALS;
            for (CompletableFuture<Credentials> one : futures) {
                all = all.thenCombine(one, All::merge);
            }
            return all;
        }

        private static Credentials merge(Credentials a, Credentials b) {
            return new Credentials(
                    merge(a.headers(), b.headers()), merge(a.query(), b.query()), merge(a.cookies(), b.cookies()));
        }

        private static Map<String, String> merge(Map<String, String> a, Map<String, String> b) {
            Map<String, String> both = new HashMap<>(a);
            both.putAll(b);
            return both;
        }
    }

    /** The first that has values for all its variables. */
    private record First(List<All> choices) implements CredentialResolver {
        @Override
        public CompletableFuture<Credentials> resolve() {
            return first(All::resolve);
        }

        @Override
        public boolean canRefresh() {
            return choices.stream().anyMatch(All::canRefresh);
        }

        @Override
        public CompletableFuture<Credentials> refresh(Credentials refused) {
            return first(choice -> choice.refresh(refused));
        }

        private CompletableFuture<Credentials> first(Function<All, CompletableFuture<Credentials>> way) {
            CompletableFuture<Credentials> found = way.apply(choices.get(0));
            for (All next : choices.subList(1, choices.size())) {
                if (found.isDone() && !found.isCompletedExceptionally()) {
                    return found;
                }
                found = found.exceptionallyCompose(missing -> isMissing(missing)
                        ? way.apply(next)
                                .exceptionallyCompose(also -> CompletableFuture.failedFuture(
                                        isMissing(also) ? missing : also)) // the first is the one to be told of
                        : CompletableFuture.failedFuture(missing));
            }
            return found;
        }

        private static boolean isMissing(Throwable failure) {
            return CodegenErrors.wrap(failure).getCode() == ErrorCode.AUTH_MISSING;
        }
    }
}
