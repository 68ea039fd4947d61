package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Fetches metadata, without credentials. */
final class PublicDocuments {

    private final String source;
    private final AuthorizationHttp http;

    PublicDocuments(String source, AuthorizationHttp http) {
        this.source = source;
        this.http = http;
    }

    /**
     * The JSON object at the first of the places that has one; completes with null where none has. Fails where a server
     * cannot be asked now.
     */
    CompletableFuture<@Nullable JSONObject> first(List<URI> places, Addresses addresses) {
        if (places.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return http.get(places.get(0), addresses)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(describe(failure)))
                .thenCompose(response -> {
                    if (response.status() == 429 || response.status() >= 500) {
                        throw AuthErrors.serverBusy(source, WellKnown.root(places.get(0)), response.status(), null);
                    }
                    JSONObject found = response.status() == 200 ? object(response) : null;
                    return found == null
                            ? first(places.subList(1, places.size()), addresses)
                            : CompletableFuture.completedFuture(found);
                });
    }

    /** A request to the source itself. */
    CompletableFuture<HttpResponse> post(URI uri, List<Header> headers, byte[] body) {
        return http.post(uri, headers, body)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(describe(failure)));
    }

    private CodegenException describe(Throwable failure) {
        return AuthErrors.serverUnavailable(source, CodegenErrors.wrap(failure));
    }

    private static @Nullable JSONObject object(HttpResponse response) {
        try {
            return JSONObjectUtils.parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            return null;
        }
    }
}
