package io.camelcodegen.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.policy.CachePolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One test of the suite: its requests, sent through a cache to a server that answers as the test says. */
final class HttpCacheScript {

    private static final String BASE = "http://cache.example/test/1";
    private static final Set<String> DATES =
            Set.of("date", "expires", "last-modified", "if-modified-since", "if-unmodified-since");
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter RFC_850 =
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** A request as the server saw it. */
    private record Seen(int number, String method, Map<String, String> headers) {}

    private final JsonNode test;
    private final TestClock clock = new TestClock();
    private final ResponseCache cache = new ResponseCache(CachePolicy.ON, clock);
    private final List<Seen> seen = new ArrayList<>();

    HttpCacheScript(JsonNode test) {
        this.test = test;
    }

    boolean passes() {
        try {
            run();
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    void run() {
        HttpResponse previous = null;
        for (int i = 0; i < test.get("requests").size(); i++) {
            JsonNode step = test.get("requests").get(i);
            HttpRequest request = request(step, previous);
            int number = i + 1;
            HttpResponse response = cache.send(request, sent -> CompletableFuture.completedFuture(answer(number, sent)))
                    .join();
            check(step, number, response);
            previous = response;
            clock.pass(step.has("pause_after") ? Duration.ofSeconds(3) : Duration.ofMillis(10));
        }
        checkSeen();
    }

    private HttpRequest request(JsonNode step, HttpResponse previous) {
        String url = BASE
                + (step.has("filename") ? "/" + step.get("filename").asText() : "")
                + (step.has("query_arg") ? "?" + step.get("query_arg").asText() : "");
        List<HttpRequest.Header> headers = new ArrayList<>();
        for (JsonNode header : step.path("request_headers")) {
            Instant then = previous == null
                    ? clock.instant()
                    : Instant.ofEpochMilli(Long.parseLong(previous.header("server-now")));
            headers.add(new HttpRequest.Header(header.get(0).asText(), value(header, step, then)));
        }
        if (step.path("cache").asText().equals("no-cache")) { // what browsers send for it
            headers.add(new HttpRequest.Header("Cache-Control", "max-age=0"));
        }
        return new HttpRequest(
                step.path("request_method").asText("GET"),
                URI.create(url),
                headers,
                step.has("request_body")
                        ? new HttpBody.Bytes(step.get("request_body").asText().getBytes(StandardCharsets.UTF_8))
                        : null,
                Credentials.NONE,
                Duration.ofSeconds(30),
                1 << 20,
                HttpRequest.Addresses.ANY);
    }

    private HttpResponse answer(int number, HttpRequest request) {
        JsonNode step = test.get("requests").get(number - 1);
        Map<String, String> sent = new LinkedHashMap<>();
        request.headers().forEach(header -> sent.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        seen.add(new Seen(number, request.method(), sent));
        int status = step.path("response_status").path(0).asInt(200);
        if (step.path("expected_type").asText().endsWith("validated")) {
            JsonNode before = test.get("requests").get(number - 2);
            boolean same = matches(before, "last-modified", sent.get("if-modified-since"))
                    || matches(before, "etag", sent.get("if-none-match"));
            status = same ? 304 : 999;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("server-request-count", List.of(String.valueOf(seen.size())));
        headers.put("server-now", List.of(String.valueOf(clock.instant().toEpochMilli())));
        headers.put("content-type", List.of("text/plain"));
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (JsonNode header : step.path("response_headers")) {
            said.computeIfAbsent(header.get(0).asText().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(value(header, step, clock.instant()));
        }
        headers.putAll(said);
        headers.putIfAbsent("date", List.of(IMF.format(clock.instant().atOffset(ZoneOffset.UTC))));
        byte[] body = status == 204 || status == 304
                ? new byte[0]
                : step.path("response_body").asText("content").getBytes(StandardCharsets.UTF_8);
        return new HttpResponse(status, request.uri(), headers, body);
    }

    private boolean matches(JsonNode before, String name, String sent) {
        for (JsonNode header : before.path("response_headers")) {
            if (header.get(0).asText().equalsIgnoreCase(name)) {
                // a date was written when the server answered, which the cache must have kept
                return sent != null
                        && (header.get(1).isNumber() || header.get(1).asText().equals(sent));
            }
        }
        return false;
    }

    private static String value(JsonNode header, JsonNode step, Instant now) {
        String name = header.get(0).asText().toLowerCase(Locale.ROOT);
        if (DATES.contains(name) && header.get(1).isNumber()) {
            boolean old = false;
            for (JsonNode field : step.path("rfc850date")) {
                old |= field.asText().equals(name);
            }
            return (old ? RFC_850 : IMF)
                    .format(now.plusSeconds(header.get(1).asLong()).atOffset(ZoneOffset.UTC));
        }
        if (step.path("magic_locations").asBoolean() && (name.equals("location") || name.equals("content-location"))) {
            String path = header.get(1).asText();
            return path.isEmpty() ? "/test/1" : "/test/1/" + path;
        }
        return header.get(1).asText();
    }

    private void check(JsonNode step, int number, HttpResponse response) {
        int count = Integer.parseInt(String.valueOf(response.header("server-request-count")));
        String type = step.path("expected_type").asText();
        if (type.equals("cached")) {
            assertThat(count).as("response %d comes from the cache", number).isLessThan(number);
        } else if (type.equals("not_cached")) {
            assertThat(count).as("response %d comes from the server", number).isEqualTo(number);
        }
        int status = step.has("expected_status")
                ? step.get("expected_status").asInt()
                : step.path("response_status").path(0).asInt(200);
        assertThat(response.status()).as("status of response %d", number).isEqualTo(status);
        for (JsonNode header : step.path("expected_response_headers")) {
            checkHeader(header, step, number, response);
        }
        for (JsonNode header : step.path("expected_response_headers_missing")) {
            if (header.isTextual()) {
                assertThat(response.headers())
                        .as("response %d", number)
                        .doesNotContainKey(header.asText().toLowerCase(Locale.ROOT));
            }
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (step.path("check_body").asBoolean(true) && step.has("expected_response_text")) {
            assertThat(body).isEqualTo(step.get("expected_response_text").asText());
        } else if (step.path("check_body").asBoolean(true) && status != 204 && status != 304) {
            assertThat(body).isEqualTo(step.path("response_body").asText("content"));
        }
    }

    private void checkHeader(JsonNode header, JsonNode step, int number, HttpResponse response) {
        if (header.isTextual()) {
            assertThat(response.headers())
                    .as("response %d", number)
                    .containsKey(header.asText().toLowerCase(Locale.ROOT));
            return;
        }
        String name = header.get(0).asText().toLowerCase(Locale.ROOT);
        String value = String.join(", ", response.headers().getOrDefault(name, List.of()));
        if (header.size() < 3) {
            Instant then = Instant.ofEpochMilli(Long.parseLong(response.header("server-now")));
            assertThat(value).as("%s of response %d", name, number).isEqualTo(value(header, step, then));
        } else if (header.get(1).asText().equals("=")) {
            assertThat(value)
                    .as("%s of response %d", name, number)
                    .isEqualTo(response.header(header.get(2).asText().toLowerCase(Locale.ROOT)));
        } else {
            assertThat(Long.parseLong(value))
                    .as("%s of response %d", name, number)
                    .isGreaterThan(header.get(2).asLong());
        }
    }

    private void checkSeen() {
        int next = 0;
        for (int i = 0; i < test.get("requests").size(); i++) {
            JsonNode step = test.get("requests").get(i);
            String type = step.path("expected_type").asText();
            if (type.equals("cached")) {
                continue;
            }
            Seen request = next < seen.size() ? seen.get(next++) : null;
            assertThat(request).as("request %d was sent", i + 1).isNotNull();
            if (type.equals("not_cached")) {
                assertThat(request.number()).isEqualTo(i + 1);
            }
            if (type.equals("etag_validated")) {
                assertThat(request.headers()).containsKey("if-none-match");
            }
            if (type.equals("lm_validated")) {
                assertThat(request.headers()).containsKey("if-modified-since");
            }
            for (JsonNode header : step.path("expected_request_headers")) {
                if (header.isTextual()) {
                    assertThat(request.headers()).containsKey(header.asText().toLowerCase(Locale.ROOT));
                } else {
                    assertThat(request.headers())
                            .containsEntry(
                                    header.get(0).asText().toLowerCase(Locale.ROOT),
                                    header.get(1).asText());
                }
            }
            if (step.has("expected_method")) {
                assertThat(request.method())
                        .isEqualTo(step.get("expected_method").asText());
            }
        }
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
