package io.camelcodegen.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.policy.CachePolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A private cache of one source's responses (RFC 9111). Answers a GET from memory while the response is fresh, asks by
 * its validator when it is not, and forgets what an unsafe request changed. Never answers with what is stale, nor one
 * user with what another was sent. Bounded; thread-safe.
 *
 * <p>What happened is said in the field {@code Cache-Status} (RFC 9211) of the response.
 */
public final class ResponseCache {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** With these the caller minds its own cache, or wants a part. */
    private static final Set<String> CONDITIONAL =
            Set.of("if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range", "range");
    /** Responses to one URI that differ by {@code Vary} or by user. */
    private static final int MAX_VARIANTS = 16;

    private final CachePolicy policy;
    private final Clock clock;
    private final Cache<URI, List<StoredResponse>> responses;

    public ResponseCache(CachePolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.responses = Caffeine.newBuilder()
                .maximumWeight(policy.maxBytes())
                .weigher((URI uri, List<StoredResponse> variants) ->
                        variants.stream().mapToInt(StoredResponse::weight).sum())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The response to a request, from here or from the origin.
     *
     * @param origin sends a request and returns what came; cancelling the result cancels its future
     */
    public CompletableFuture<HttpResponse> send(
            HttpRequest request, Function<HttpRequest, CompletableFuture<HttpResponse>> origin) {
        if (!request.method().equals("GET")) {
            return SAFE.contains(request.method()) ? origin.apply(request) : change(request, origin.apply(request));
        }
        CacheControl control = CacheControl.of(values(request, "cache-control"));
        if (request.body() != null || isConditional(request)) {
            return origin.apply(request);
        }
        StoredResponse stored = find(request);
        if (stored != null && !mustAsk(request, control) && stored.isFresh(clock.instant(), control)) {
            return CompletableFuture.completedFuture(reused(stored, "hit"));
        }
        if (control.has("only-if-cached")) { // RFC 9111, section 5.2.1.7
            return CompletableFuture.completedFuture(new HttpResponse(
                    504, request.url(), Map.of("cache-status", status("detail=only-if-cached")), new byte[0]));
        }
        Instant sent = clock.instant();
        if (stored != null && stored.hasValidator()) {
            return then(
                    origin.apply(conditional(request, stored)),
                    response -> response.status() == 304
                            ? validated(request, stored, response, sent)
                            : received(request, response, control, sent, "fwd=stale"));
        }
        String why = stored != null ? "fwd=stale" : "fwd=miss";
        return then(origin.apply(request), response -> received(request, response, control, sent, why));
    }

    private static CompletableFuture<HttpResponse> then(
            CompletableFuture<HttpResponse> exchange, Function<HttpResponse, HttpResponse> step) {
        return cancelling(exchange.thenApply(step), exchange);
    }

    /** Passes cancelling on to the exchange under way. */
    private static CompletableFuture<HttpResponse> cancelling(
            CompletableFuture<HttpResponse> result, CompletableFuture<HttpResponse> exchange) {
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    private @Nullable StoredResponse find(HttpRequest request) {
        List<StoredResponse> variants = responses.getIfPresent(request.uri());
        if (variants == null) {
            return null;
        }
        for (StoredResponse variant : variants) { // the latest comes first
            if (variant.answers(request)) {
                return variant;
            }
        }
        return null;
    }

    /** {@code Pragma} counts where there is no {@code Cache-Control} (section 5.4). */
    private static boolean mustAsk(HttpRequest request, CacheControl control) {
        return control.has("no-cache")
                || control.has("no-store")
                || (control.isEmpty()
                        && CacheControl.of(values(request, "pragma")).has("no-cache"));
    }

    private static boolean isConditional(HttpRequest request) {
        for (HttpRequest.Header header : request.headers()) {
            if (CONDITIONAL.contains(header.name().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(HttpRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (HttpRequest.Header header : request.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    private static HttpRequest conditional(HttpRequest request, StoredResponse stored) {
        List<HttpRequest.Header> headers = new ArrayList<>(request.headers());
        String etag = stored.response().header("etag");
        String lastModified = stored.response().header("last-modified");
        if (etag != null) {
            headers.add(new HttpRequest.Header("If-None-Match", etag));
        }
        if (lastModified != null) {
            headers.add(new HttpRequest.Header("If-Modified-Since", lastModified));
        }
        return new HttpRequest(
                request.method(),
                request.url(),
                headers,
                request.body(),
                request.credentials(),
                request.timeout(),
                request.maxResponseBytes(),
                request.addresses(),
                request.confidential());
    }

    private HttpResponse validated(HttpRequest request, StoredResponse stored, HttpResponse notModified, Instant sent) {
        StoredResponse updated = stored.updated(request, notModified, sent, clock.instant(), policy.defaultTtl());
        store(request.uri(), updated);
        return reused(updated, "hit; fwd=stale; fwd-status=304");
    }

    private HttpResponse received(
            HttpRequest request, HttpResponse response, CacheControl control, Instant sent, String why) {
        StoredResponse stored = control.has("no-store")
                ? null
                : StoredResponse.of(request, response, sent, clock.instant(), policy.defaultTtl());
        boolean kept = stored != null && stored.weight() <= policy.maxEntryBytes();
        if (kept) {
            store(request.uri(), Objects.requireNonNull(stored));
            // what is kept must not change with what the caller does to its own
            return with(response, why + "; stored", null, response.body().clone());
        }
        return with(response, why, null, response.body());
    }

    /** Takes the place of what answered the same requests, and of other variants if there are too many. */
    private void store(URI uri, StoredResponse fresh) {
        responses.asMap().compute(uri, (key, variants) -> {
            List<StoredResponse> all = new ArrayList<>();
            all.add(fresh);
            for (StoredResponse variant : variants == null ? List.<StoredResponse>of() : variants) {
                if (!fresh.replaces(variant) && all.size() < MAX_VARIANTS) {
                    all.add(variant);
                }
            }
            return List.copyOf(all);
        });
    }

    /** One that nobody answered may have changed something all the same. */
    private CompletableFuture<HttpResponse> change(HttpRequest request, CompletableFuture<HttpResponse> exchange) {
        CompletableFuture<HttpResponse> result = exchange.whenComplete((response, failure) -> {
                    if (failure != null) {
                        responses.invalidate(request.uri());
                    }
                })
                .thenApply(response -> invalidated(request, response));
        return cancelling(result, exchange);
    }

    /** Section 4.4: whoever it was for, what is kept of the target is of yesterday. */
    private HttpResponse invalidated(HttpRequest request, HttpResponse response) {
        if (response.status() < 400) {
            responses.invalidate(request.uri());
            for (String field : List.of("location", "content-location")) {
                URI named = resolve(request.uri(), response.header(field));
                if (named != null) {
                    responses.invalidate(named);
                }
            }
        }
        return response;
    }

    /** Null for what is no URI or of another origin. */
    private static @Nullable URI resolve(URI base, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        try {
            URI named = base.resolve(reference);
            boolean same = Objects.equals(base.getScheme(), named.getScheme())
                    && Objects.equals(base.getRawAuthority(), named.getRawAuthority());
            return same ? named : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private HttpResponse reused(StoredResponse stored, String status) {
        long age = stored.age(clock.instant()).toSeconds();
        return with(stored.response(), status, age, stored.response().body().clone());
    }

    private static HttpResponse with(HttpResponse response, String status, @Nullable Long age, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        if (age != null) {
            headers.put("age", List.of(age.toString()));
        }
        headers.merge("cache-status", status(status), (there, ours) -> {
            List<String> all = new ArrayList<>(there);
            all.addAll(ours);
            return all;
        });
        return new HttpResponse(response.status(), response.url(), headers, body);
    }

    private static List<String> status(String what) {
        return List.of("camel-codegen; " + what);
    }
}
