package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.call.BreakerState;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.RawCallResult;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a real server that is overloaded, dies and comes back, or says that it has no calls left. */
class SourceInTroubleTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders:
                get: {operationId: list, responses: {"200": {description: ok}}}
              /search:
                get: {operationId: search, responses: {"200": {description: ok}}}
            """;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();
    private @Nullable FaultServer server;

    @AfterEach
    void stop() throws IOException {
        context.stop();
        if (server != null) {
            server.close();
        }
    }

    private SourceConfig.Builder shop(FaultServer.Script script) throws IOException {
        server = FaultServer.start(script);
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        return SourceConfig.openapi("shop", document.toString())
                .baseUrl(server.uri("").toString());
    }

    private Codegen start(SourceConfig.Builder shop) {
        context.getRegistry().bind("shop", shop.build());
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory("none");
        context.addComponent("codegen", component);
        context.start();
        return Codegen.of(context);
    }

    private static CodegenException failureOf(Codegen codegen, String tool) {
        try {
            codegen.call(tool, Map.of());
        } catch (CodegenException e) {
            return e;
        }
        throw new AssertionError("the call did not fail");
    }

    @Test
    void retriesAddAtMostAFifthToTheLoadOfAnOverloadedSource() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Codegen codegen = start(shop(connection -> {
                    while (connection.hasRequest()) {
                        requests.incrementAndGet();
                        connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                    }
                })
                .breaker(BreakerPolicy.OFF)
                .retryBudget(new RetryBudgetPolicy(true, 0.2, 10, Duration.ofHours(1)))
                .retry(RetryPolicy.AGGRESSIVE.withInitialDelay(Duration.ZERO)));
        int calls = 1500;

        List<CompletableFuture<Object>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            all.add(codegen.callAsync("shop__list", Map.of()));
        }
        long exhausted = all.stream()
                .map(call -> call.handle((value, failure) -> CodegenErrors.wrap(Objects.requireNonNull(failure)))
                        .join())
                .filter(failure -> Boolean.TRUE.equals(failure.getContext().get(ErrorContext.RETRY_BUDGET_EXHAUSTED)))
                .count();

        assertThat(requests.get()).isBetween(calls + 10, calls + calls / 5);
        assertThat(exhausted).isGreaterThan(calls / 2);
    }

    @Test
    void breakerOpensWhenTheServerDiesAndClosesWhenItIsBack() throws IOException {
        AtomicBoolean dead = new AtomicBoolean();
        Codegen codegen = start(shop(connection -> {
                    while (connection.hasRequest()) {
                        if (dead.get()) {
                            connection.reset();
                            return;
                        }
                        connection.write(OK);
                    }
                })
                .retry(RetryPolicy.NONE)
                .breaker(new BreakerPolicy(true, 50, 10, 4, Duration.ofMillis(200), 2)));
        assertThat(codegen.call("shop__list", Map.of())).isEqualTo("ok");
        dead.set(true);
        while (failureOf(codegen, "shop__list").getCode() != ErrorCode.CIRCUIT_OPEN) {
            // until it opens
        }
        BreakerState open = Objects.requireNonNull(codegen.status("shop").breaker());

        dead.set(false);
        RawCallResult free = codegen.callRaw("shop__list", Map.of());
        Object answer = null;
        while (answer == null) {
            try {
                answer = codegen.call("shop__list", Map.of());
            } catch (CodegenException e) {
                assertThat(e.getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
            }
        }
        codegen.call("shop__list", Map.of());

        assertThat(open.state()).isEqualTo("OPEN");
        assertThat(open.failedCalls()).isGreaterThanOrEqualTo(3);
        assertThat(open.refusedCalls()).isPositive();
        assertThat(free.success()).as("a raw call knows no breaker").isTrue();
        assertThat(answer).isEqualTo("ok");
        assertThat(codegen.status("shop").breaker())
                .extracting(BreakerState::state)
                .isEqualTo("CLOSED");
    }

    @Test
    void probeThatFailsOpensTheBreakerAgainAndResettingClosesIt() throws IOException {
        Codegen codegen = start(shop(FaultServer.resettingAfterRequest())
                .retry(RetryPolicy.NONE)
                .breaker(new BreakerPolicy(true, 50, 2, 2, Duration.ofMillis(100), 1)));
        for (int opened = 0; opened < 2; opened++) {
            while (failureOf(codegen, "shop__list").getCode() == ErrorCode.CIRCUIT_OPEN) {
                // until it tries a call
            }
            while (failureOf(codegen, "shop__list").getCode() != ErrorCode.CIRCUIT_OPEN) {
                // until it refuses again
            }
        }

        codegen.resetBreaker("shop");

        assertThat(codegen.status("shop").breaker())
                .returns("CLOSED", BreakerState::state)
                .returns(0, BreakerState::calls);
        assertThat(failureOf(codegen, "shop__list").getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
    }

    @Test
    void slowCallsOpenTheBreakerWhereToldSo() throws IOException {
        BreakerPolicy slow = new BreakerPolicy(
                true,
                50,
                BreakerPolicy.WindowType.TIME_BASED,
                60,
                3,
                100,
                Duration.ofMillis(1),
                Duration.ofHours(1),
                1,
                false);
        Codegen codegen = start(shop(connection -> {
                    while (connection.hasRequest()) {
                        connection.peerClosedWithin(20);
                        connection.write(OK);
                    }
                })
                .breaker(slow));
        for (int i = 0; i < 3; i++) {
            codegen.call("shop__list", Map.of());
        }

        assertThat(failureOf(codegen, "shop__list").getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(Objects.requireNonNull(codegen.status("shop").breaker()).slowCalls())
                .isEqualTo(3);
    }

    @Test
    void sourceWithoutABreakerHasNoState() throws IOException {
        Codegen codegen = start(shop(FaultServer.answering("ok")).breaker(BreakerPolicy.OFF));

        assertThat(codegen.status("shop").breaker()).isNull();
        codegen.resetBreaker("shop");
    }

    @Test
    void limitThatTheServerTellsOfIsKeptPerResource() throws IOException {
        Codegen codegen = start(shop(connection -> {
                    while (connection.hasRequest()) {
                        boolean search = Objects.requireNonNull(server).requests().stream()
                                .reduce((first, last) -> last)
                                .orElseThrow()
                                .line()
                                .contains("/search");
                        connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
                                + "X-RateLimit-Limit: 30\r\nX-RateLimit-Remaining: " + (search ? 0 : 4999) + "\r\n"
                                + "X-RateLimit-Reset: " + (System.currentTimeMillis() / 1000 + 3600) + "\r\n"
                                + "X-RateLimit-Resource: " + (search ? "search" : "core") + "\r\n\r\nok");
                    }
                })
                .retry(RetryPolicy.NONE));
        codegen.call("shop__search", Map.of());

        CodegenException failure = failureOf(codegen, "shop__search");

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(codegen.call("shop__list", Map.of())).isEqualTo("ok");
        assertThat(Objects.requireNonNull(server).requests()).hasSize(2);
    }

    @Test
    void refusalPausesTheOtherCallsOfTheSourceToo() throws IOException {
        Codegen codegen = start(shop(FaultServer.answeringRaw(
                        "HTTP/1.1 429 Slow down\r\nRetry-After: 60\r\nX-RateLimit-Remaining: 7\r\n"
                                + "Content-Length: 0\r\n\r\n"))
                .retry(RetryPolicy.NONE));

        CodegenException refused = failureOf(codegen, "shop__list");
        CodegenException spared = failureOf(codegen, "shop__search");

        assertThat(refused.getContext())
                .containsEntry(
                        ErrorContext.RATE_LIMIT_HEADERS, Map.of("retry-after", "60", "x-ratelimit-remaining", "7"));
        assertThat(spared.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(spared.getContext()).doesNotContainKey(ErrorContext.STATUS);
        assertThat(Objects.requireNonNull(server).requests()).hasSize(1);
    }

    @Test
    void serverNeverSeesMoreConnectionsThanCallsAreAllowed() throws IOException {
        Codegen codegen = start(shop(FaultServer.answering("ok")).limits(LimitPolicy.DEFAULT.withMaxConcurrent(2)));

        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(codegen.callAsync("shop__list", Map.of()));
        }
        calls.forEach(CompletableFuture::join);

        assertThat(Objects.requireNonNull(server).mostConnections()).isLessThanOrEqualTo(2);
    }
}
