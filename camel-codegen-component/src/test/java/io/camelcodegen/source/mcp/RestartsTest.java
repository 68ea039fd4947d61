package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final AtomicLong now = new AtomicLong();
    private final Restarts restarts = new Restarts(now::get);

    @Test
    void startsAtOnceTheFirstTime() {
        assertThat(restarts.delay()).isEqualTo(Duration.ZERO);
        assertThat(restarts.exhausted()).isFalse();
    }

    @Test
    void waitsLongerFromFailureToFailure() {
        restarts.failed();
        assertThat(restarts.delay()).isEqualTo(Duration.ofMillis(250));
        restarts.failed();
        assertThat(restarts.delay()).isEqualTo(Duration.ofMillis(500));
        restarts.failed();
        assertThat(restarts.delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(restarts.exhausted()).isFalse();
    }

    @Test
    void theDelayRunsFromTheFailure() {
        restarts.failed();

        now.addAndGet(Duration.ofMillis(200).toNanos());

        assertThat(restarts.delay()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void givesUpAfterThreeRestartsUntilAPauseIsOver() {
        for (int i = 0; i < 1 + Restarts.MAX_IN_A_ROW; i++) {
            restarts.failed();
        }
        assertThat(restarts.exhausted()).isTrue();

        now.addAndGet(Restarts.PAUSE.toNanos());

        assertThat(restarts.exhausted()).isFalse();
        assertThat(restarts.delay()).isEqualTo(Duration.ZERO);
        restarts.failed();
        assertThat(restarts.exhausted()).isTrue();
    }

    @Test
    void aCallThatSucceedsForgetsAllFailures() {
        for (int i = 0; i < 10; i++) {
            restarts.failed();
        }

        restarts.succeeded();

        assertThat(restarts.exhausted()).isFalse();
        assertThat(restarts.delay()).isEqualTo(Duration.ZERO);
    }
}
