package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.camelcodegen.tool.ToolNaming.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of any operations. The build runs the seeds; {@code JAZZER_FUZZ=1} looks for more. */
class ToolNamingFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void anyOperationsHaveValidDistinctNamesThatDoNotDependOnTheirOrder(FuzzedDataProvider data) {
        Set<Candidate> operations = new LinkedHashSet<>();
        while (data.remainingBytes() > 0 && operations.size() < 20) {
            operations.add(new Candidate(data.consumeString(8), data.consumeString(8)));
        }
        List<Candidate> backwards = new ArrayList<>(operations);
        Collections.reverse(backwards);

        Map<Candidate, ToolName> names = ToolNaming.assign("shop", operations);

        assertThat(names.values()).doesNotHaveDuplicates().hasSize(operations.size());
        assertThat(names.values()).allMatch(name -> name.tool().matches("[A-Za-z0-9_]+"));
        assertThat(ToolNaming.assign("shop", backwards)).isEqualTo(names);
    }
}
