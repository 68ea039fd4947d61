package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.SafeUri;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source says of its authorization (RFC 9728): where a 401 of it points, else where such metadata stands by
 * convention. A server of MCP's first revision with authorization has none, and is its own authorization server.
 */
final class ProtectedResource {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectedResource.class);
    private static final int UNAUTHORIZED = 401;
    private static final String PROBE = "{\"jsonrpc\":\"2.0\",\"id\":\"authorization\",\"method\":\"ping\"}";
    private static final Pattern PARAMETER =
            Pattern.compile("\\b(resource_metadata|scope)\\s*=\\s*(?:\"([^\"]{0,2000})\"|([^\\s,\"]{1,2000}))");

    private final String source;
    private final URI url;
    private final boolean allowHttp;
    private final PublicDocuments documents;

    /** @param allowHttp whether the authorization server may be reached unencrypted beyond this machine */
    ProtectedResource(String source, URI url, boolean allowHttp, PublicDocuments documents) {
        this.source = source;
        this.url = url;
        this.allowHttp = allowHttp;
        this.documents = documents;
    }

    /**
     * What was found.
     *
     * @param issuer of the authorization server
     * @param guessed whether the source named none, and is taken for one itself
     * @param resource what tokens are asked for; RFC 8707
     * @param scopes what the 401 asks for, else what the metadata lists
     */
    record Named(URI issuer, boolean guessed, URI resource, List<String> scopes) {}

    private record Challenge(@Nullable URI metadata, List<String> scopes) {}

    CompletableFuture<Named> read() {
        return probe().thenApply(this::challenge).thenCompose(challenge -> {
            List<URI> places = new ArrayList<>();
            if (challenge.metadata() != null) {
                places.add(challenge.metadata());
            }
            places.addAll(WellKnown.ofResource(url));
            return documents.first(places, Addresses.ANY).thenApply(found -> named(challenge, found));
        });
    }

    /** A request without credentials, to be refused. One that no server acts on. */
    private CompletableFuture<HttpResponse> probe() {
        List<Header> headers = List.of(
                new Header("Content-Type", "application/json"),
                new Header("Accept", "application/json, text/event-stream"));
        return documents.post(url, headers, PROBE.getBytes(StandardCharsets.UTF_8));
    }

    private Challenge challenge(HttpResponse response) {
        if (response.status() != UNAUTHORIZED) {
            return new Challenge(null, List.of());
        }
        URI metadata = null;
        List<String> scopes = List.of();
        for (String header : response.headers().getOrDefault("www-authenticate", List.of())) {
            Matcher parameter = PARAMETER.matcher(header);
            while (parameter.find()) {
                String value = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
                if (parameter.group(1).equals("scope")) {
                    scopes = words(value);
                } else {
                    metadata = metadataUrl(value);
                }
            }
        }
        return new Challenge(metadata, scopes);
    }

    /** Null where it is not at the source's own origin: who can forge a header must not choose whom we trust. */
    private @Nullable URI metadataUrl(String value) {
        try {
            URI target = URI.create(value);
            if (target.getHost() != null && EndpointUrl.sameOrigin(url, target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("no URL in the challenge of '{}'", source);
        }
        LOG.warn("The 401 of source '{}' points to metadata that is not at its own origin; not followed", source);
        return null;
    }

    private Named named(Challenge challenge, @Nullable JSONObject found) {
        if (found == null) {
            // without the query, which may hold a secret
            return new Named(URI.create(WellKnown.root(url)), true, SafeUri.of(url), challenge.scopes());
        }
        try {
            URI resource = JSONObjectUtils.getURI(found, "resource");
            if (!covers(resource)) {
                throw failed("its protected-resource metadata is of another resource");
            }
            List<String> servers = JSONObjectUtils.getStringList(found, "authorization_servers", List.of());
            if (servers.isEmpty()) {
                throw failed("its protected-resource metadata names no authorization server");
            }
            URI issuer = EndpointUrl.of(servers.get(0), allowHttp);
            List<String> listed = JSONObjectUtils.getStringList(found, "scopes_supported", List.of());
            return new Named(issuer, false, resource, challenge.scopes().isEmpty() ? listed : challenge.scopes());
        } catch (ParseException | IllegalArgumentException e) {
            throw failed("its protected-resource metadata cannot be read");
        }
    }

    /** RFC 9728, section 3.3; as MCP's own clients do, also a resource that the URL lies in. */
    private boolean covers(URI resource) {
        if (resource.getHost() == null || !EndpointUrl.sameOrigin(url, resource)) {
            return false;
        }
        String outer = resource.getRawPath().replaceFirst("/$", "") + "/";
        return (url.getRawPath().replaceFirst("/$", "") + "/").startsWith(outer);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private CodegenException failed(String what) {
        return AuthErrors.noToken(source, what + "; set 'tokenUrl' and 'clientId'", Map.of(), null);
    }
}
