package io.camelcodegen.http.cache;

import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpDate;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.schema.SecretNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response that is kept, what it is kept for, and how old it is (RFC 9111, section 4.2). Immutable.
 *
 * @param credentials of the request: what one may see, another may not
 * @param secrets the request's fields that may say who asks: a parameter may, where no scheme is declared
 * @param selecting the request's fields that {@code Vary} names
 * @param freshFor from the time it was made
 * @param initialAge when it was received
 * @param received when that was
 */
record StoredResponse(
        HttpResponse response,
        Credentials credentials,
        Map<String, List<String>> secrets,
        Map<String, List<String>> selecting,
        Duration freshFor,
        Duration initialAge,
        Instant received) {

    /** Those that may be kept without saying so (RFC 9110, section 15.1), but for 206, which needs joining. */
    private static final Set<Integer> HEURISTIC = Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    /** Those that speak of the content kept, which a 304 has not, or of the connection it came by. */
    private static final Set<String> NOT_UPDATED =
            Set.of("content-length", "content-encoding", "content-range", "content-md5", "etag", "connection");

    /** Older than anything is fresh for. */
    private static final long VERY_OLD = Integer.MAX_VALUE;

    /**
     * The response to be kept, or null where it must not or is of no use: neither fresh nor to be validated.
     *
     * @param sent when the request was sent
     * @param defaultTtl how long a response is fresh that says nothing of it
     */
    static @Nullable StoredResponse of(
            HttpRequest request, HttpResponse response, Instant sent, Instant received, Duration defaultTtl) {
        CacheControl control = CacheControl.of(response.headers().get("cache-control"));
        int status = response.status();
        boolean explicit = control.has("max-age") || response.header("expires") != null || control.has("public");
        boolean understood = HEURISTIC.contains(status);
        boolean allowed = control.has("must-understand") ? understood : !control.has("no-store");
        if (!allowed
                || status < 200
                || status == 206
                || status == 304
                || !(explicit || understood)
                || !response.uri().equals(request.uri())) { // a redirect led there, and may lead elsewhere tomorrow
            return null;
        }
        Map<String, List<String>> selecting = selecting(request, response);
        if (selecting == null) {
            return null;
        }
        Instant date = date(response, received);
        Duration fresh = freshFor(response, control, date, defaultTtl);
        if (fresh.isZero() && response.header("etag") == null && response.header("last-modified") == null) {
            return null;
        }
        return new StoredResponse(
                withoutConnectionFields(response),
                request.credentials(),
                secrets(request),
                selecting,
                fresh,
                initialAge(response, date, sent, received),
                received);
    }

    /** What {@code Connection} names is of the connection and not of the response (RFC 9111, section 3.1). */
    private static HttpResponse withoutConnectionFields(HttpResponse response) {
        List<String> connection = response.headers().get("connection");
        if (connection == null) {
            return response;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        headers.remove("connection");
        for (String field : connection) {
            for (String name : field.split(",", -1)) {
                headers.remove(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return new HttpResponse(response.status(), response.url(), headers, response.body());
    }

    private static Instant date(HttpResponse response, Instant received) {
        String text = response.header("date");
        Instant date = text == null ? null : HttpDate.parse(text);
        return date == null ? received : date;
    }

    /** Section 4.2.1, as a private cache; {@code no-cache} is never fresh. */
    private static Duration freshFor(HttpResponse response, CacheControl control, Instant date, Duration defaultTtl) {
        if (control.has("no-cache")) {
            return Duration.ZERO;
        }
        Long maxAge = control.seconds("max-age");
        if (maxAge != null) {
            return Duration.ofSeconds(maxAge);
        }
        List<String> expires = response.headers().get("expires");
        if (expires == null || expires.isEmpty()) {
            boolean silent = control.isEmpty() && !"no-cache".equalsIgnoreCase(response.header("pragma"));
            return silent && HEURISTIC.contains(response.status()) ? defaultTtl : Duration.ZERO;
        }
        Instant end = expires.size() == 1 ? HttpDate.parse(expires.get(0)) : null;
        Duration fresh = end == null ? Duration.ZERO : Duration.between(date, end);
        return fresh.isNegative() ? Duration.ZERO : fresh;
    }

    /** Section 4.2.3. */
    private static Duration initialAge(HttpResponse response, Instant date, Instant sent, Instant received) {
        Duration apparent = Duration.between(date, received);
        List<String> ages = response.headers().getOrDefault("age", List.of());
        // RFC 9111 would have us overlook an age that makes no sense; asking once more is safer than what it hides
        long said = ages.isEmpty() ? 0 : ages.size() == 1 ? CacheControl.deltaSeconds(ages.get(0), VERY_OLD) : VERY_OLD;
        Duration corrected = Duration.ofSeconds(said).plus(Duration.between(sent, received));
        return apparent.compareTo(corrected) > 0 ? apparent : corrected;
    }

    /** Null where {@code Vary} has a {@code *}: no later request is alike. */
    private static @Nullable Map<String, List<String>> selecting(HttpRequest request, HttpResponse response) {
        Map<String, List<String>> selecting = new LinkedHashMap<>();
        for (String field : response.headers().getOrDefault("vary", List.of())) {
            for (String part : field.split(",", -1)) {
                String name = part.trim().toLowerCase(Locale.ROOT);
                if (name.equals("*")) {
                    return null;
                }
                if (!name.isEmpty()) {
                    selecting.put(name, values(request, name));
                }
            }
        }
        return selecting;
    }

    static Map<String, List<String>> secrets(HttpRequest request) {
        Map<String, List<String>> secrets = new TreeMap<>();
        for (HttpRequest.Header header : request.headers()) {
            if (SecretNames.isSecret(header.name())) {
                String name = header.name().toLowerCase(Locale.ROOT);
                secrets.computeIfAbsent(name, absent -> new ArrayList<>()).add(header.value());
            }
        }
        return secrets;
    }

    private static List<String> values(HttpRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (HttpRequest.Header header : request.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                for (String part : header.value().split(",", -1)) {
                    values.add(part.trim());
                }
            }
        }
        return values;
    }

    private boolean isOfSameUser(HttpRequest request) {
        return credentials.equals(request.credentials()) && secrets.equals(secrets(request));
    }

    /** Whether this answers whatever the other does. */
    boolean replaces(StoredResponse other) {
        return credentials.equals(other.credentials)
                && secrets.equals(other.secrets)
                && selecting.equals(other.selecting);
    }

    /** Section 4.1. */
    boolean answers(HttpRequest request) {
        if (!isOfSameUser(request)) {
            return false;
        }
        for (Map.Entry<String, List<String>> field : selecting.entrySet()) {
            if (!field.getValue().equals(values(request, field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    Duration age(Instant now) {
        Duration resident = Duration.between(received, now);
        return initialAge.plus(resident.isNegative() ? Duration.ZERO : resident);
    }

    /** Section 4.2, and what the request asks for beyond that (section 5.2.1). */
    boolean isFresh(Instant now, CacheControl request) {
        Duration age = age(now);
        Long maxAge = request.seconds("max-age");
        if (maxAge != null && age.compareTo(Duration.ofSeconds(maxAge)) >= 0) {
            return false;
        }
        Long minFresh = request.seconds("min-fresh");
        Duration needed = minFresh == null ? age : age.plusSeconds(minFresh);
        return needed.compareTo(freshFor) < 0;
    }

    boolean hasValidator() {
        return response.header("etag") != null || response.header("last-modified") != null;
    }

    /** Section 4.3.4: what a 304 says of the response replaces what is known. */
    StoredResponse updated(
            HttpRequest request, HttpResponse notModified, Instant sent, Instant now, Duration defaultTtl) {
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        headers.remove("cache-status");
        notModified.headers().forEach((name, values) -> {
            if (!NOT_UPDATED.contains(name)) {
                headers.put(name, values);
            }
        });
        if (!notModified.headers().containsKey("age")) {
            headers.remove("age"); // it was that of the response before
        }
        HttpResponse fresh = new HttpResponse(response.status(), response.url(), headers, response.body());
        StoredResponse stored = of(request, fresh, sent, now, defaultTtl);
        return stored == null
                ? new StoredResponse(fresh, credentials, secrets, selecting, Duration.ZERO, Duration.ZERO, now)
                : stored;
    }

    /** About what it takes in memory. */
    int weight() {
        int weight = 512 + response.body().length;
        for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
            weight += 100 + header.getKey().length();
            for (String value : header.getValue()) {
                weight += 50 + value.length();
            }
        }
        return weight;
    }
}
