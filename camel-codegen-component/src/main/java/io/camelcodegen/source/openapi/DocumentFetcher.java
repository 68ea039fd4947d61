package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpClient;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Gets the bytes of a document: from a file, the class path, or by HTTP. Never more than the limit. */
final class DocumentFetcher {

    private static final String ACCEPT = "application/json, application/vnd.oai.openapi+json, application/yaml;q=0.9,"
            + " application/vnd.oai.openapi;q=0.9, text/plain;q=0.5, */*;q=0.1";

    private final String source;
    private final long maxBytes;
    private final Duration timeout;
    private final CamelContext camelContext;
    private final Executor workers;

    DocumentFetcher(String source, long maxBytes, Duration timeout, CamelContext camelContext, Executor workers) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.camelContext = camelContext;
        this.workers = workers;
    }

    /**
     * @param location for reading and for messages; after redirects
     * @param uri the same as an http or https URL; null where it is none
     */
    record Fetched(byte[] content, String location, @Nullable URI uri) {}

    /**
     * Must run on a worker: reads files.
     *
     * @param credentials for the document's server
     */
    CompletableFuture<Fetched> fetch(String location, HttpClient client, Credentials credentials) {
        DocumentLocation place = DocumentLocation.of(location);
        if (place.isHttp()) {
            return byHttp(place, client, credentials);
        }
        try {
            return CompletableFuture.completedFuture(new Fetched(read(place), location, null));
        } catch (NoSuchFileException e) {
            throw CodegenErrors.discoveryFailed(source, place.shown(), "there is no such file", e);
        } catch (IOException e) {
            throw CodegenErrors.discoveryFailed(source, place.shown(), String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] read(DocumentLocation place) throws IOException {
        Path path = place.path();
        if (path == null && !place.scheme().equals("classpath")) {
            throw CodegenErrors.invalidConfig("source '" + source + "'", List.of("'spec' is " + place.shown()
                    + "; it must be a file, a classpath: resource, or an http or https URL"));
        }
        try (InputStream in = path != null
                ? Files.newInputStream(path)
                : ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, place.text())) {
            byte[] content = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE));
            if (content.length > maxBytes) {
                throw tooLarge(place);
            }
            return content;
        }
    }

    private CompletableFuture<Fetched> byHttp(DocumentLocation place, HttpClient client, Credentials credentials) {
        URI uri;
        try {
            uri = new URI(place.text());
        } catch (URISyntaxException e) {
            throw CodegenErrors.invalidConfig("source '" + source + "'", List.of("'spec' is no URL: " + place.shown()));
        }
        HttpRequest request = new HttpRequest(
                "GET",
                uri,
                List.of(new Header("User-Agent", RequestBuilder.USER_AGENT), new Header("Accept", ACCEPT)),
                null,
                credentials,
                timeout,
                maxBytes,
                HttpRequest.Addresses.ANY); // the config named it
        return client.send(request)
                .handleAsync((response, failure) -> {
                    if (response == null) {
                        throw failed(place, failure == null ? new CompletionException(null) : failure);
                    }
                    return fetched(place, response);
                }, workers);
    }

    private Fetched fetched(DocumentLocation place, HttpResponse response) {
        int status = response.status();
        String found = "status " + status;
        if (status == 401 || status == 403) {
            throw CodegenErrors.authFailed(
                    source,
                    found + " for the document " + place.shown(),
                    Map.of(CodegenErrors.LOCATION, place.shown(), CodegenErrors.STATUS, status));
        }
        if (status >= 500 || status == 429 || status == 408) {
            throw CodegenErrors.discoveryFailed(source, place.shown(), found, null);
        }
        if (status < 200 || status >= 300) {
            throw CodegenErrors.malformedDocument(source, place.shown(), found, null);
        }
        return new Fetched(response.body(), response.uri().toString(), response.uri());
    }

    /** What the connection says stays as it is; what is about the answer is about the document. */
    private CodegenException failed(DocumentLocation place, Throwable failure) {
        CodegenException cause = CodegenErrors.wrap(failure);
        return switch (cause.getCode()) {
            case RESPONSE_TOO_LARGE -> tooLarge(place);
            case EXECUTION_FAILED -> CodegenErrors.malformedDocument(
                    source, place.shown(), String.valueOf(cause.getMessage()), cause);
            default -> cause.getCategory() == ErrorCategory.TIMEOUT || cause.getCategory() == ErrorCategory.TRANSPORT
                    ? CodegenErrors.discoveryFailed(source, place.shown(), String.valueOf(cause.getMessage()), cause)
                    : cause.with(Map.of(CodegenErrors.SOURCE, source, CodegenErrors.LOCATION, place.shown()));
        };
    }

    private CodegenException tooLarge(DocumentLocation place) {
        return CodegenErrors.malformedDocument(
                source,
                place.shown(),
                "it is larger than the limit of " + maxBytes + " bytes; set 'maxDocumentBytes' to read it",
                null);
    }
}
