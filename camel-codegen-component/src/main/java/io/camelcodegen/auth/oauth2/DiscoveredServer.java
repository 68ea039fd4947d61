package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.SafeUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server that a source names, as MCP's authorization says: the source's metadata (RFC 9728) names it,
 * and its own metadata (RFC 8414, or OpenID Connect Discovery) says the rest. All of that is fetched, so none of it is
 * believed further than it must be.
 */
final class DiscoveredServer implements ServerLookup {

    private final Auth.OAuth2 config;
    private final AuthContext context;
    private final PublicDocuments documents;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<AuthorizationServer> found;

    DiscoveredServer(Auth.OAuth2 config, AuthContext context, AuthorizationHttp http) {
        this.config = config;
        this.context = context;
        this.documents = new PublicDocuments(context.source(), http);
    }

    @Override
    public CompletableFuture<AuthorizationServer> server() {
        lock.lock();
        try {
            CompletableFuture<AuthorizationServer> known = found;
            if (known == null || known.isCompletedExceptionally()) {
                known = discover();
                found = known;
            }
            return known.copy();
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<AuthorizationServer> discover() {
        URI resource;
        try {
            String url = context.variables().apply(String.valueOf(context.resource()));
            resource = EndpointUrl.of(url, config.allowHttp());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(
                    ConfigErrors.invalid("source '" + context.source() + "'", List.of("'url' " + e.getMessage())));
        }
        return new ProtectedResource(context.source(), resource, config.allowHttp(), documents)
                .read()
                .thenCompose(named -> documents
                        .first(WellKnown.ofServer(named.issuer()), addresses(resource, named.issuer()))
                        .thenApply(answer -> server(named, answer, resource)));
    }

    /**
     * A server on the internet does not send us to addresses of this machine or network; one within may name its
     * neighbour on the same host.
     */
    private static Addresses addresses(URI resource, URI issuer) {
        boolean neighbour = resource.getHost().equalsIgnoreCase(issuer.getHost());
        return neighbour || EndpointUrl.isLoopback(resource) ? Addresses.ANY : Addresses.PUBLIC;
    }

    private AuthorizationServer server(ProtectedResource.Named named, @Nullable JSONObject answer, URI resource) {
        if (answer == null) {
            throw failed("no metadata of its authorization server is found at "
                    + SafeUri.text(named.issuer().toString()) + "; set 'tokenUrl' and 'clientId'");
        }
        AuthorizationServerMetadata metadata;
        try {
            metadata = AuthorizationServerMetadata.parse(answer);
        } catch (ParseException e) {
            throw failed("the metadata of its authorization server cannot be read; set 'tokenUrl' and 'clientId'");
        }
        String issuer = metadata.getIssuer().getValue();
        if (!isNamed(issuer, named)) {
            throw failed("the metadata of its authorization server is of another one");
        }
        List<CodeChallengeMethod> pkce = metadata.getCodeChallengeMethods();
        if (config.flow() == Auth.Flow.AUTHORIZATION_CODE
                && (pkce == null || !pkce.contains(CodeChallengeMethod.S256))) {
            throw failed("its authorization server does not support PKCE with S256, without which no login is safe");
        }
        URI tokenUrl = endpoint("token_endpoint", metadata.getTokenEndpointURI());
        if (tokenUrl == null) {
            throw failed("its authorization server names no token endpoint");
        }
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        return new AuthorizationServer(
                issuer,
                metadata.supportsAuthorizationResponseIssuerParam(),
                tokenUrl,
                endpoint("authorization_endpoint", metadata.getAuthorizationEndpointURI()),
                endpoint("device_authorization_endpoint", metadata.getDeviceAuthorizationEndpointURI()),
                endpoint("registration_endpoint", metadata.getRegistrationEndpointURI()),
                methods == null
                        ? List.of()
                        : methods.stream()
                                .map(ClientAuthenticationMethod::getValue)
                                .toList(),
                config.scopes().isEmpty() ? named.scopes() : config.scopes(),
                config.resource() == null ? named.resource() : resource(config.resource()),
                addresses(resource, named.issuer()));
    }

    /** RFC 8414, section 3.3. Where none was named, one at the source's own origin, which speaks for itself. */
    private static boolean isNamed(String issuer, ProtectedResource.Named named) {
        if (WellKnown.isSame(issuer, named.issuer())) {
            return true;
        }
        URI other = URI.create(issuer);
        return named.guessed() && other.getHost() != null && EndpointUrl.sameOrigin(named.issuer(), other);
    }

    private URI resource(String configured) {
        try {
            return new URI(configured);
        } catch (URISyntaxException e) {
            throw ConfigErrors.invalid(
                    "the auth of source '" + context.source() + "'", List.of("'resource' is not a URI"));
        }
    }

    private @Nullable URI endpoint(String name, @Nullable URI url) {
        if (url == null) {
            return null;
        }
        try {
            return EndpointUrl.of(url.toString(), config.allowHttp());
        } catch (IllegalArgumentException e) {
            throw failed("the " + name + " of its authorization server " + e.getMessage());
        }
    }

    private CodegenException failed(String what) {
        return AuthErrors.noToken(context.source(), what, Map.of(), null);
    }
}
