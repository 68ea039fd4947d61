package io.camelcodegen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncMojoTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aReproducibleBuildSaysTheSameTimeAlways() {
        assertThat(SyncMojo.generated("2026-01-31T13:00:00+01:00", NOW)).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(SyncMojo.generated("1769860800", NOW)).isEqualTo("2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({",", "x", "yesterday", "99999999999999999999"})
    void withoutATimeOfItsOwnItIsNow(String outputTimestamp) {
        assertThat(SyncMojo.generated(outputTimestamp, NOW)).isEqualTo(NOW);
    }
}
