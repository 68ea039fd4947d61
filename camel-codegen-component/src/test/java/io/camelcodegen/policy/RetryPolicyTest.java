package io.camelcodegen.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final CodegenException RESET = NetworkErrors.broken("host", "reset", false, null);
    private static final CodegenException REFUSED = NetworkErrors.unreachable("host", "refused", null);

    /** The table of the runtime contract, §4. */
    @ParameterizedTest
    @CsvSource({
        "NONE,         1,     0,      0, 1,   0",
        "CONSERVATIVE, 2,  5000,  30000, 2,   0.25",
        "DEFAULT,      3,  1000,  30000, 2,   0.25",
        "AGGRESSIVE,   5,   500,  10000, 1.5, 0.25",
        "NETWORK,      4,  1000,  20000, 2,   0.25",
        "RATE_LIMIT,   3, 60000, 300000, 2,   0"
    })
    void presetsAreThoseOfTheContract(
            String name, int attempts, long first, long cap, double multiplier, double jitter) {
        RetryPolicy preset = RetryPolicy.preset(name);

        assertThat(preset.maxAttempts()).isEqualTo(attempts);
        assertThat(preset.initialDelay()).hasMillis(first);
        assertThat(preset.maxDelay()).hasMillis(cap);
        assertThat(preset.multiplier()).isEqualTo(multiplier);
        assertThat(preset.jitter()).isEqualTo(jitter);
        assertThat(preset.maxRetryAfter()).hasMinutes(5);
    }

    @Test
    void presetNamesAreFoundInAnyCaseAndUnknownOnesListTheKnown() {
        assertThat(RetryPolicy.preset("rate-limit")).isSameAs(RetryPolicy.RATE_LIMIT);
        assertThatThrownBy(() -> RetryPolicy.preset("often"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AGGRESSIVE, CONSERVATIVE, DEFAULT, NETWORK, NONE, RATE_LIMIT");
    }

    @Test
    void delayGrowsByTheMultiplierUpToTheCap() {
        assertThat(RetryPolicy.DEFAULT.delay(1)).hasMillis(1_000);
        assertThat(RetryPolicy.DEFAULT.delay(2)).hasMillis(2_000);
        assertThat(RetryPolicy.DEFAULT.delay(3)).hasMillis(4_000);
        assertThat(RetryPolicy.DEFAULT.delay(6)).hasMillis(30_000);
        assertThat(RetryPolicy.DEFAULT.delay(99)).hasMillis(30_000);
    }

    @Test
    void jitterVariesTheDelayByAQuarterEitherWay() {
        assertThat(RetryPolicy.DEFAULT.delay(1, null, 0)).hasMillis(750);
        assertThat(RetryPolicy.DEFAULT.delay(1, null, 0.5)).hasMillis(1_000);
        assertThat(RetryPolicy.DEFAULT.delay(1, null, 1)).hasMillis(1_250);
    }

    @Test
    void jitterDoesNotAddUpFromOneDelayToTheNext() {
        assertThat(RetryPolicy.DEFAULT.delay(3, null, 0)).hasMillis(3_000);
        assertThat(RetryPolicy.DEFAULT.delay(3, null, 1)).hasMillis(5_000);
        assertThat(RetryPolicy.DEFAULT.delay(99, null, 1)).hasMillis(37_500);
        assertThat(RetryPolicy.RATE_LIMIT.delay(2, null, 1)).hasMinutes(2);
    }

    @Test
    void serversDelayIsCutAtWhatThePolicyAllowsAndDoesNotVary() {
        RetryPolicy patient = RetryPolicy.DEFAULT.withMaxRetryAfter(Duration.ofMinutes(1));

        assertThat(patient.delay(1, Duration.ofMinutes(2), 0)).hasMinutes(1);
        assertThat(patient.delay(1, Duration.ofSeconds(7), 0)).hasSeconds(7);
        assertThat(patient.delay(1, Duration.ofSeconds(7), 1)).hasSeconds(7);
    }

    @Test
    void serversDelayReplacesTheComputedOneOnlyWhenLonger() {
        assertThat(RetryPolicy.DEFAULT.delay(1, Duration.ofSeconds(7), 0.5)).hasSeconds(7);
        assertThat(RetryPolicy.DEFAULT.delay(1, Duration.ofMillis(3), 0.5)).hasMillis(1_000);
        assertThat(RetryPolicy.DEFAULT.delay(1, Duration.ofDays(3650), 0.5)).hasMinutes(5);
    }

    @Test
    void callWithSideEffectsIsRepeatedOnlyWhenItCertainlyWasNotProcessed() {
        assertThat(RetryPolicy.DEFAULT.repeats(RESET, true)).isTrue();
        assertThat(RetryPolicy.DEFAULT.repeats(RESET, false)).isFalse();
        assertThat(RetryPolicy.DEFAULT.repeats(REFUSED, false)).isTrue();
        assertThat(RetryPolicy.DEFAULT.withRetryNonIdempotent(true).repeats(RESET, false))
                .isTrue();
    }

    @Test
    void openCircuitIsNotRetriedWithinTheCall() {
        assertThat(RetryPolicy.DEFAULT.repeats(SourceErrors.circuitOpen("shop"), true))
                .isFalse();
    }

    @Test
    void presetForOneCategoryLeavesTheOthersAlone() {
        CodegenException limited = SourceErrors.rateLimited("shop", null, Map.of());

        assertThat(RetryPolicy.RATE_LIMIT.repeats(limited, false)).isTrue();
        assertThat(RetryPolicy.RATE_LIMIT.repeats(RESET, true)).isFalse();
        assertThat(RetryPolicy.NETWORK.repeats(limited, true)).isFalse();
        assertThat(RetryPolicy.NETWORK.repeats(RESET, true)).isTrue();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxAttempts(0)).hasMessageContaining("maxAttempts");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxAttempts(101)).hasMessageContaining("maxAttempts");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(-1)))
                .hasMessageContaining("negative");
    }
}
