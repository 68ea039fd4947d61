package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressReportsTest {

    private final ProgressReports reports = new ProgressReports();
    private final List<String> heard = new ArrayList<>();

    private long begin(String name) {
        return reports.begin((done, total) -> heard.add(name + " " + done + " of " + total));
    }

    @Test
    void reportsGoToTheCallWhoseTokenTheyHave() {
        long first = begin("first");
        long second = begin("second");

        reports.received(Map.of("progressToken", (int) second, "progress", 1, "total", 2.5, "message", "half-way"));
        reports.received(Map.of("progressToken", first, "progress", 0.5));

        assertThat(heard).containsExactly("second 1 of 2.5", "first 0.5 of null");
    }

    @Test
    void nothingIsHeardOfACallThatIsOver() {
        long token = begin("call");
        reports.end(token);

        reports.received(Map.of("progressToken", token, "progress", 1));

        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"progressToken", "progress"})
    void reportsThatAreNoneAreDropped(String member) {
        long token = begin("call");

        for (Object odd : new Object[] {null, "1", true, List.of(1), Map.of()}) {
            Map<String, Object> report = new HashMap<>(Map.of("progressToken", token, "progress", 1));
            report.put(member, odd);
            reports.received(report);
        }
        reports.received(null);
        reports.received("1");
        reports.received(Map.of("progressToken", token + 1, "progress", 1));

        assertThat(heard).isEmpty();
    }
}
