package io.camelcodegen.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite of npm {@code http-cache-tests} (cache-tests.fyi): all that a private cache is required to do and all that
 * would be best. Those it calls checks tell caches apart and judge nothing.
 */
class HttpCacheSuiteTest {

    /** What would be best, and is left undone on purpose, by the beginning of its id. */
    private static final List<String> NOT_DONE = List.of(
            "heuristic-", // how long a response is fresh that does not say so is for the config: defaultTtl
            "method-POST", // a POST's response, kept for a GET
            "cc-resp-immutable-fresh", // who asks for a new answer gets one
            "other-cookie", // a cookie says who asks, and several users share this cache
            "vary-normalise-lang-", // another spelling of the same languages is another request
            "partial-"); // ranges go to the origin

    /** An Age of two values, here taken for old as in the suite's other tests of it, which this one contradicts. */
    private static final String DISAGREED = "age-parse-prefix";

    @TestFactory
    List<DynamicTest> passesTheSuite() throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode suite : definitions()) {
            for (JsonNode test : suite.get("tests")) {
                String id = test.get("id").asText();
                boolean sharedCache = test.path("browser_skip").asBoolean();
                boolean judges = !test.path("kind").asText().equals("check");
                if (judges && !sharedCache && !isLeft(id) && !id.equals(DISAGREED)) {
                    tests.add(DynamicTest.dynamicTest(
                            id + ": " + test.get("name").asText(), () -> new HttpCacheScript(test).run()));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests;
    }

    @Test
    void leavesNothingUndoneThatIsRequired() throws IOException, InterruptedException {
        for (JsonNode suite : definitions()) {
            for (JsonNode test : suite.get("tests")) {
                String id = test.get("id").asText();
                if (isLeft(id) && test.path("kind").asText("required").equals("required")) {
                    assertThat(new HttpCacheScript(test).passes() || dependsOnReuse(test))
                            .as(id)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isLeft(String id) {
        return NOT_DONE.stream().anyMatch(id::startsWith);
    }

    /** Whether it judges what a cache does with a response that it reuses, where it need not reuse it. */
    private static boolean dependsOnReuse(JsonNode test) {
        return test.findValues("setup_tests").stream()
                .anyMatch(members -> members.toString().contains("expected_type"));
    }

    private static JsonNode definitions() throws IOException, InterruptedException {
        Path script = Path.of("src/test/npm/http-cache-tests.mjs");
        Process node = new ProcessBuilder("node", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] json = node.getInputStream().readAllBytes();
        assertThat(node.waitFor()).isZero();
        return new ObjectMapper().readTree(json);
    }
}
