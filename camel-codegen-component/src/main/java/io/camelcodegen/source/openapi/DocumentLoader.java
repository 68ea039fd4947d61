package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpClient;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.SafeUri;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents, from files, the classpath and over HTTP, gzipped or not, within a size limit. Every failure is
 * DISCOVERY_FAILED and says which source, where and what was found. Thread-safe; blocks no caller.
 */
final class DocumentLoader {

    private static final List<Header> HEADERS = List.of(
            new Header("User-Agent", HeaderFields.USER_AGENT),
            new Header("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5"));

    private static final int READ_STEP = 64 * 1024;

    /**
     * A document as it was found.
     *
     * @param content unpacked
     * @param location as it was given; over HTTP where redirects led
     * @param uri the same, where it is an http or https URL; else null
     */
    record Loaded(byte[] content, String location, @Nullable URI uri) {}

    private final CamelContext camelContext;
    private final Supplier<HttpClient> http;
    private final Executor workers;
    private final long maxBytes;
    private final Duration timeout;

    /**
     * @param http asked for a client when a document is fetched, as a client costs threads
     * @param workers for reading and unpacking
     * @param maxBytes of one document, unpacked
     * @param timeout of one HTTP request
     */
    DocumentLoader(
            CamelContext camelContext, Supplier<HttpClient> http, Executor workers, long maxBytes, Duration timeout) {
        this.camelContext = camelContext;
        this.http = http;
        this.workers = workers;
        this.maxBytes = Math.min(maxBytes, Integer.MAX_VALUE - 64);
        this.timeout = timeout;
    }

    /**
     * @param location a file path, or a {@code file:}, {@code classpath:}, {@code http:} or {@code https:} URI, without
     *     variables
     * @param credentials sent to the location's own origin; used for HTTP only
     * @return completes on a worker
     */
    CompletableFuture<Loaded> load(String source, String location, Credentials credentials) {
        DocumentLocation place = DocumentLocation.of(location);
        DocumentOrigin origin = new DocumentOrigin(source, place.shown());
        return place.isHttp()
                ? fetch(origin, location, credentials)
                : CompletableFuture.supplyAsync(
                        () -> new Loaded(unpack(origin, read(origin, place)), location, null), workers);
    }

    private CompletableFuture<Loaded> fetch(DocumentOrigin origin, String location, Credentials credentials) {
        URI uri;
        try {
            uri = new URI(location);
        } catch (URISyntaxException e) {
            return CompletableFuture.failedFuture(origin.malformed("this is no URL", null)); // the cause would quote it
        }
        return http.get()
                .send(new HttpRequest("GET", uri, HEADERS, null, credentials, timeout, maxBytes, Addresses.ANY))
                .handleAsync((response, failure) -> loaded(origin, response, failure), workers);
    }

    private Loaded loaded(DocumentOrigin origin, @Nullable HttpResponse response, @Nullable Throwable failure) {
        if (failure != null || response == null) {
            CodegenException known =
                    CodegenErrors.wrap(failure == null ? new IllegalStateException("no response") : failure);
            if (known.getCode() == ErrorCode.RESPONSE_TOO_LARGE) {
                throw tooLarge(origin);
            }
            String found = String.valueOf(known.getMessage());
            throw known.isRetryable()
                    ? SourceErrors.discoveryFailed(origin.source(), origin.location(), found, known)
                    : origin.malformed(found, known);
        }
        int status = response.status();
        if (status >= 200 && status < 300) {
            URI uri = SafeUri.of(response.uri());
            return new Loaded(unpack(origin, response.body()), uri.toString(), uri);
        }
        String found = "the server answered " + status
                + (status == 401 || status == 403 ? "; it wants other credentials" : "");
        boolean transientFailure = status >= 500 || status == 408 || status == 425 || status == 429;
        throw transientFailure
                ? SourceErrors.discoveryFailed(origin.source(), origin.location(), found, null)
                : origin.malformed(found, null);
    }

    private byte[] read(DocumentOrigin origin, DocumentLocation place) {
        try {
            if (place.isFile()) {
                return readFile(origin, place.path());
            }
            if (!place.scheme().equals("classpath")) {
                throw origin.malformed("documents are read from files, file:, classpath:, http: and https:", null);
            }
            try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, place.text())) {
                return bounded(origin, in);
            }
        } catch (NoSuchFileException e) {
            throw origin.malformed(
                    "there is no such file"
                            + (place.isRelative() ? "; a resource is given as classpath:" + place.text() : ""),
                    e);
        } catch (IOException e) {
            throw origin.malformed(Failure.describe(e), e);
        }
    }

    private byte[] readFile(DocumentOrigin origin, @Nullable Path file) throws IOException {
        if (file == null) {
            throw origin.malformed("this is no file path", null);
        }
        if (Files.isDirectory(file)) {
            throw origin.malformed("this is a directory", null);
        }
        if (!Files.isRegularFile(file)) { // a pipe may go on for ever
            try (InputStream in = Files.newInputStream(file)) {
                return bounded(origin, in);
            }
        }
        long size = Files.size(file);
        if (size > maxBytes) {
            throw tooLarge(origin);
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return readSteps(origin, file, (int) size);
    }

    /** A read of the whole at once would copy it through native memory of the same size. */
    private byte[] readSteps(DocumentOrigin origin, Path file, int size) throws IOException {
        byte[] content = new byte[size];
        try (InputStream in = new FileInputStream(file.toFile())) {
            int at = 0;
            while (at < size) {
                int read = in.read(content, at, Math.min(READ_STEP, size - at));
                if (read < 0) {
                    return Arrays.copyOf(content, at); // it was cut off meanwhile
                }
                at += read;
            }
            if (in.read() < 0) {
                return content;
            }
        }
        try (InputStream in = Files.newInputStream(file)) { // it is growing, or one of those that tell no size
            return bounded(origin, in);
        }
    }

    private byte[] unpack(DocumentOrigin origin, byte[] content) {
        if (content.length < 2 || (content[0] & 0xFF) != 0x1F || (content[1] & 0xFF) != 0x8B) {
            return content;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return bounded(origin, in);
        } catch (IOException e) {
            throw origin.malformed("it is gzip that cannot be unpacked: " + Failure.describe(e), e);
        }
    }

    private byte[] bounded(DocumentOrigin origin, InputStream in) throws IOException {
        byte[] content = in.readNBytes((int) maxBytes + 1);
        if (content.length > maxBytes) {
            throw tooLarge(origin);
        }
        return content;
    }

    private CodegenException tooLarge(DocumentOrigin origin) {
        return origin.malformed(
                "it is larger than " + maxBytes + " bytes; maxDocumentBytes of the source raises that limit", null);
    }
}
