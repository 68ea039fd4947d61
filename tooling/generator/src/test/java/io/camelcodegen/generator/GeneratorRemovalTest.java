package io.camelcodegen.generator;

import static io.camelcodegen.generator.Project.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.SourceReport.Outcome;
import io.camelcodegen.generator.output.UserZone;
import io.camelcodegen.testing.Snippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run removes, and what it keeps as it is the user's. */
class GeneratorRemovalTest {

    private Project project;

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        project = Project.ofCatsAndDogs(directory);
    }

    @Test
    void removesTheOutputOfAKindThatIsNotWantedAnyMore() {
        project.generate(with -> with.outputs(EnumSet.of(OutputKind.JAVA, OutputKind.TYPESCRIPT)));

        GenerationReport report = project.generate(with -> with.outputs(EnumSet.of(OutputKind.TYPESCRIPT)), "cats");

        assertThat(report.sources().get(0).files().removed())
                .containsExactly("java/cats/nap.txt", "java/cats/purr.txt");
        assertThat(project.out("java/dogs/bark.txt")).exists();
    }

    @Test
    void removesTheOutputOfASourceThatIsGone() throws IOException {
        project.generate();
        Path kept = project.out("java/cats/nap.txt");
        Files.writeString(kept, Files.readString(kept).replace("kept\n", "kept\nmine\n"));
        project.configure("dogs");

        GenerationReport one = project.generate("dogs");
        boolean stillThere = Files.exists(project.out("java/cats/purr.txt"));
        GenerationReport all = project.generate();
        GenerationReport again = project.generate();

        assertThat(outcomes(one)).containsExactly(Outcome.UP_TO_DATE);
        assertThat(stillThere).isTrue();
        assertThat(outcomes(all)).containsExactly(Outcome.REMOVED, Outcome.UP_TO_DATE);
        assertThat(all.sources().get(0).files().removed()).containsExactly("java/cats/purr.txt");
        assertThat(all.sources().get(0).files().kept()).containsExactly("java/cats/nap.txt");
        assertThat(again.sources().get(0).files().kept()).containsExactly("java/cats/nap.txt");
    }

    @Test
    void forgetsASourceThatIsGoneWithAllItsFiles() throws IOException {
        project.generate();
        project.configure("dogs");

        project.generate();

        assertThat(outcomes(project.generate())).containsExactly(Outcome.UP_TO_DATE);
        assertThat(project.out("java/cats")).doesNotExist();
        assertThat(project.out(".codegen/cats.state")).doesNotExist();
    }

    @Test
    void codeInTheZoneOfTheDocumentationIsKept() throws IOException {
        project.generate();
        Path file = project.out("java/cats/nap.txt");
        String zone = Snippets.of("generation.md", "java").get(0).replace("//", "#");
        Files.writeString(
                file, Files.readString(file).replace(UserZone.empty("", "#"), zone.replaceAll("(?m)^ {4}", "")));

        GenerationReport report = project.generate(with -> with.force(true));

        assertThat(report.changed()).isFalse();
        assertThat(report.sources().get(0).files().unchanged()).contains("java/cats/nap.txt");
        assertThat(file).content().contains("greeting()");
    }
}
