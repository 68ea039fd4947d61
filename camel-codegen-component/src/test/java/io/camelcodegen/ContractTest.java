package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/contract.md names a test for each promise: they are there, and are tests. */
class ContractTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (?!---|promise \\|)(.+?) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/contract.md"));
    }

    /** The text of each test class by its name. */
    private static Map<String, String> classes() throws IOException {
        try (Stream<Path> own = Files.walk(Path.of("src/test/java"));
                Stream<Path> generator = Files.walk(Path.of("../tooling/generator/src/test/java"))) {
            return Stream.concat(own, generator)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ContractTest::read,
                            (one, other) -> one + other)); // of one name in two modules
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyPromiseNamesItsTests() throws IOException {
        Matcher rows = ROW.matcher(page());

        assertThat(rows.results()).hasSizeGreaterThan(50).allSatisfy(row -> assertThat(
                        NAMED.matcher(row.group(2)).results())
                .as(row.group(1))
                .isNotEmpty());
    }

    @Test
    void testsThatAreNamedExist() throws IOException {
        Map<String, String> classes = classes();

        List<String> missing = ROW.matcher(page())
                .results()
                .flatMap(row -> NAMED.matcher(row.group(2)).results())
                .filter(named -> !isTest(classes.getOrDefault(named.group(1), ""), named.group(2)))
                .map(named -> named.group())
                .toList();

        assertThat(missing).isEmpty();
    }

    /** @param method null where the whole class is meant */
    private static boolean isTest(String source, String method) {
        if (method == null) {
            return source.contains("Test;\n");
        }
        int place = source.indexOf("void " + method + "(");
        if (place < 0) {
            return false;
        }
        String before = source.substring(0, place);
        String annotations = before.substring(before.lastIndexOf("\n    }\n") + 1);
        return annotations.matches("(?s).*@(Test|ParameterizedTest|Property)\\b.*");
    }
}
