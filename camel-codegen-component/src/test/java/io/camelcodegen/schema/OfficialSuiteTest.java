package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JSON Schema's own test suite for draft 4, the draft farthest from what schemas are made into: every test's schema is
 * normalised, and then must take and refuse what the suite says.
 */
class OfficialSuiteTest {

    /** Groups or tests that go another way, and why. Each must really do so, or it has no place here. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("remote ref invalid", "nothing is fetched: a reference to elsewhere allows anything"),
            Map.entry("remote fragment invalid", "the same"),
            Map.entry("ref within ref invalid", "the same"),
            Map.entry("changed scope ref invalid", "the same"),
            Map.entry("remote ref, containing refs itself: remote ref invalid", "the same"),
            Map.entry("invalid definition schema", "refers to draft 4's own schema, elsewhere"),
            Map.entry("a float is not an integer even without fractional part", "since draft 6 it is one"));

    @TestFactory
    Stream<DynamicTest> takesAndRefusesWhatTheSuiteSays() throws IOException {
        Path folder = NodePackages.file("json-schema-test-suite/tests/draft4");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(OfficialSuiteTest::groups);
        }
    }

    private static Stream<DynamicTest> groups(Path file) {
        JsonNode groups;
        try {
            groups = Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream(groups).flatMap(group -> stream(group.get("tests"))
                .map(test -> DynamicTest.dynamicTest(
                        file.getFileName() + ": " + group.get("description").asText() + ": "
                                + test.get("description").asText(),
                        () -> check(group, test))));
    }

    private static void check(JsonNode group, JsonNode test) {
        ObjectNode schema = group.get("schema").deepCopy();
        schema.put("$schema", "http://json-schema.org/draft-04/schema#");
        String name = test.get("description").asText();
        boolean excepted = EXCEPTIONS.containsKey(name)
                || EXCEPTIONS.containsKey(group.get("description").asText() + ": " + name);

        boolean valid = CompiledSchema.of(SchemaNormalizer.normalizeDocument(schema))
                .validate(test.get("data"))
                .isEmpty();

        assertThat(valid).isEqualTo(test.get("valid").asBoolean() != excepted);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
