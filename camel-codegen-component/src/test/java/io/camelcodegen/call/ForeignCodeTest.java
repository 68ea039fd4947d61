package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beans and listeners of the user's may throw: the call ends all the same, and so does what it held. */
class ForeignCodeTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
    private final SourceConfig.Builder config =
            SourceConfig.builder("shop", "recording").retry(RetryPolicy.NONE);

    @AfterEach
    void stop() {
        context.stop();
    }

    private Codegen start() {
        shop.bindTo(context, config.build());
        context.start();
        return Codegen.of(context);
    }

    /** The outcome of one call, which must have one. */
    private static Object outcome(Codegen codegen) throws InterruptedException {
        return outcome(codegen, CallOptions.NONE);
    }

    private static Object outcome(Codegen codegen, CallOptions options) throws InterruptedException {
        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of(), options);
        try {
            return call.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return ((CodegenException) e.getCause()).getCode();
        } catch (TimeoutException e) {
            return "hangs";
        }
    }

    @Test
    void credentialsThatCannotBeLookedUpFailTheCall() throws Exception {
        context.getRegistry().bind("signer", AuthResolver.class, () -> {
            throw new IllegalStateException("bean factory");
        });
        Codegen codegen = start();
        CallOptions options = CallOptions.NONE.withAuth(new Auth.Custom("signer"));

        assertThat(outcome(codegen, options)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(shop.attempts).isEmpty();
    }

    @Test
    void breakerThatThrowsKeepsNeitherCallNorPlace() throws Exception {
        CircuitBreakerConfig throwing = CircuitBreakerConfig.custom()
                .recordException(failure -> {
                    throw new IllegalStateException("predicate");
                })
                .build();
        context.getRegistry().bind("codegen-shop", CircuitBreaker.class, CircuitBreaker.of("shop", throwing));
        config.limits(LimitPolicy.DEFAULT.withMaxConcurrent(1));
        shop.answer((attempt, number) -> number == 1
                ? CompletableFuture.failedFuture(ToolErrors.executionFailed("shop__read", "no", Map.of()))
                : CompletableFuture.completedFuture(ToolResult.of("ok")));
        Codegen codegen = start();

        assertThat(outcome(codegen)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(outcome(codegen)).isEqualTo("ok");
    }

    @Test
    void notifierThatThrowsAnErrorDisturbsNoCall() throws Exception {
        Codegen codegen = start();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CodegenEvent) {
                    throw new AssertionError("notifier");
                }
            }
        });

        assertThat(outcome(codegen)).isEqualTo("ok");
        assertThat(codegen.metrics("shop").total().inFlight()).isZero();
    }

    @Test
    void meterRegistryThatRefusesAMeterDisturbsNoCall() throws Exception {
        MeterRegistry refusing = new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig how, PauseDetector pauses) {
                throw new IllegalArgumentException("other tags than before");
            }
        };
        context.getRegistry().bind("metricsRegistry", refusing);
        Codegen codegen = start();

        assertThat(outcome(codegen)).isEqualTo("ok");
        assertThat(codegen.metrics("shop").total().successes()).isEqualTo(1);
    }

    @Test
    void sourceThatThrowsWhileItDiscoversFailsEachCall() throws Exception {
        RecordingSource broken = new RecordingSource("shop") {
            @Override
            public CompletableFuture<List<Tool>> discover() {
                super.discover();
                throw new IllegalStateException("plug-in");
            }
        };
        broken.bindTo(context, config.build());
        context.start();
        Codegen codegen = Codegen.of(context);

        assertThat(outcome(codegen)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(outcome(codegen)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(broken.discoveries).hasValue(2);
        assertThat(catchThrowable(() -> codegen.refresh("shop"))).isNull();
    }
}
