package io.camelcodegen.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHintTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private static RateLimitHint read(String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return RateLimitHint.read(map::get, NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"default\";r=50;t=30 | false |",
                "\"default\";r=0;t=30 | true | 30",
                "\"a\";r=0;t=30, \"b\";r=0;t=90 | true | 90",
                "\"a\";r=0;t=30, \"b\";r=7;t=90 | true | 30",
                "\"a;r=0,\";r=7;t=90 | false |",
                "\"quote \\\" here;r=0\";r=7;t=90 | false |",
                "limit=100, remaining=0, reset=5 | true | 5",
                "limit=100, remaining=1, reset=5 | false |",
                "\"default\";r=0 | true |"
            })
    void readsTheStructuredField(String value, boolean exhausted, Long reset) {
        RateLimitHint hint = read("ratelimit", value);

        assertThat(hint.exhausted()).isEqualTo(exhausted);
        assertThat(hint.reset()).isEqualTo(reset == null ? null : Duration.ofSeconds(reset));
    }

    @ParameterizedTest
    @CsvSource({"15,15", "1795413690,90", "1795413690000,90", "1000000001,0", "0,0"})
    void resetIsADelayOrATime(String value, long seconds) {
        assertThat(read("x-ratelimit-remaining", "0", "x-ratelimit-reset", value)
                        .reset())
                .hasSeconds(seconds);
    }

    @Test
    void readsTheOlderFieldsAndWhatTheLimitIsFor() {
        RateLimitHint search = read(
                "x-ratelimit-limit",
                "30",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                "40",
                "x-ratelimit-resource",
                "search");
        RateLimitHint plain = read("ratelimit-limit", "9", "ratelimit-remaining", "0", "ratelimit-reset", "7");

        assertThat(search).isEqualTo(new RateLimitHint("search", true, Duration.ofSeconds(40)));
        assertThat(plain).isEqualTo(new RateLimitHint(null, true, Duration.ofSeconds(7)));
        assertThat(read("x-ratelimit-remaining", "5").exhausted()).isFalse();
        assertThat(read("x-ratelimit-reset", "5")).isNull();
        assertThat(read("etag", "0")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "none", "0x0", "٠", ";;==,,", "\"", "\"\\", "r=", "\u0000"})
    void garbageIsIgnored(String garbage) {
        assertThat(read("ratelimit", garbage).exhausted()).isFalse();
        assertThat(read("x-ratelimit-remaining", garbage).exhausted()).isFalse();
        assertThat(read("x-ratelimit-remaining", "0", "x-ratelimit-reset", garbage)
                        .reset())
                .isNull();
    }

    @Property
    void nothingThatAServerSaysBreaksIt(
            @ForAll @StringLength(max = 60) String structured,
            @ForAll @StringLength(max = 30) String remaining,
            @ForAll @StringLength(max = 30) String reset) {
        RateLimitHint hint =
                read("ratelimit", structured, "x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset);

        assertThat(hint).isNotNull();
    }

    @Test
    void absurdDelaysAreCutAndAbsurdNamesLeftOut() {
        RateLimitHint hint = read(
                "ratelimit",
                "\"x\";r=0;t=99999999999999999999999",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-resource",
                "x".repeat(5000));

        assertThat(hint.reset()).hasSeconds(36_525L * 24 * 3600);
        assertThat(hint.bucket()).isNull();
    }
}
