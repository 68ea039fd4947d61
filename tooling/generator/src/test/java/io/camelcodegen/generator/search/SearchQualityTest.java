package io.camelcodegen.generator.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.search.ToolSearch.Hit;
import io.camelcodegen.generator.testing.GitHubTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions of people, held against GitHub's 1,223 tools: what may be hoped of words alone. */
class SearchQualityTest {

    private static final Path QUESTIONS = Path.of("src/test/resources/io/camelcodegen/generator/search/questions.txt");

    /** What a line of the file came to. */
    private record Asked(String question, String wanted, List<String> found) {

        boolean isFirst() {
            return found.indexOf(wanted) == 0;
        }

        boolean isFound() {
            return found.contains(wanted);
        }
    }

    /** The floors are what was reached; a change that falls below them makes the search worse. */
    @Test
    void findsMostOfWhatPeopleAskForAmongTheFirstFive() throws IOException {
        List<List<Asked>> groups = ask();

        List<Asked> tunedFor = groups.get(0);
        List<Asked> askedOnce = groups.get(1);
        assertThat(tunedFor).hasSize(54);
        assertThat(tunedFor.stream().filter(Asked::isFound)).hasSizeGreaterThanOrEqualTo(49);
        assertThat(tunedFor.stream().filter(Asked::isFirst)).hasSizeGreaterThanOrEqualTo(33);
        assertThat(askedOnce).hasSize(21);
        assertThat(askedOnce.stream().filter(Asked::isFound)).hasSizeGreaterThanOrEqualTo(17);
    }

    /** One list for each group of the file, which begins with a comment. */
    private static List<List<Asked>> ask() throws IOException {
        ToolSearch search = ToolSearch.of(GitHubTools.all());
        List<List<Asked>> groups = new ArrayList<>();
        for (String line : Files.readAllLines(QUESTIONS)) {
            if (line.startsWith("#")) {
                groups.add(new ArrayList<>());
                continue;
            }
            String[] question = line.split(" \\| ");
            List<String> found = search.search(question[0], 5).stream()
                    .map(Hit::tool)
                    .map(tool -> tool.name().tool())
                    .toList();
            groups.get(groups.size() - 1).add(new Asked(question[0], question[1], found));
        }
        return groups;
    }
}
