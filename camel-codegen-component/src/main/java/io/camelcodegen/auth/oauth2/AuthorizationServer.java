package io.camelcodegen.auth.oauth2;

import io.camelcodegen.http.HttpRequest.Addresses;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are had, and what is asked for there: as configured, or as the source and the server themselves say.
 *
 * @param issuer null where it is configured, which names only URLs
 * @param issuerInResponses whether it says who it is when it sends the browser back (RFC 9207)
 * @param registrationUrl where clients register; null where they cannot
 * @param secretMethods {@code token_endpoint_auth_methods_supported}; empty where it is configured
 * @param scopes empty for the server's default
 * @param resource RFC 8707; null to name none
 * @param addresses which addresses its hosts may have
 */
record AuthorizationServer(
        @Nullable String issuer,
        boolean issuerInResponses,
        URI tokenUrl,
        @Nullable URI authorizationUrl,
        @Nullable URI deviceAuthorizationUrl,
        @Nullable URI registrationUrl,
        List<String> secretMethods,
        List<String> scopes,
        @Nullable URI resource,
        Addresses addresses) {}
