package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security-model.md names the tests that hold it: they are there. */
class SecurityModelTest {

    @Test
    void namesTestsThatExist() throws IOException {
        String page = Files.readString(Path.of("../docs/security-model.md"));
        Set<String> tests;
        try (Stream<Path> own = Files.walk(Path.of("src/test/java"));
                Stream<Path> tooling = Files.walk(Path.of("../tooling"))) {
            tests = Stream.concat(own, tooling)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        Set<String> named = Pattern.compile("`(\\w+Test)`")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isSubsetOf(tests);
    }
}
