package io.camelcodegen.generator;

import static io.camelcodegen.generator.Project.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.SourceReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run refuses, and what the failure of one source leaves of the others. */
class GeneratorFailureTest {

    private Project project;

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        project = Project.ofCatsAndDogs(directory);
    }

    @Test
    void aSourceThatFailsStopsNoOtherAndKeepsItsFiles() throws IOException {
        project.generate();
        Files.writeString(project.directory.resolve("cats.json"), "not a document");
        project.document("dogs", "bark", "fetch");

        GenerationReport report = project.generate();

        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.GENERATED);
        assertThat(report.failures()).singleElement().satisfies(failed -> {
            assertThat(failed.source()).isEqualTo("cats");
            assertThat(failed.failure().getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        });
        assertThat(project.out("java/cats/purr.txt")).exists();
        assertThat(project.out("java/dogs/fetch.txt")).exists();
    }

    @Test
    void aFolderThatCannotBeReadStopsNoOtherSource() throws IOException {
        project.generate();
        Path file = project.out("java/cats/purr.txt");
        Path secret = Files.writeString(project.directory.resolve("elsewhere.txt"), "mine");
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        project.document("dogs", "bark", "fetch");

        GenerationReport report = project.generate();

        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.GENERATED);
        assertThat(report.failures().get(0).failure()).hasMessageContaining("'java/cats/purr.txt' is a symbolic link");
        assertThat(secret).hasContent("mine");
    }

    @Test
    void aWriterThatFailsLeavesTheSourcesFilesAsTheyWere() throws IOException {
        project.generate();
        project.document("cats", "aNewOne", "writerFails");

        GenerationReport report = project.generate();

        assertThat(report.failures().get(0).failure()).hasMessageContaining("at cats__writer");
        assertThat(project.out("java/cats")).isDirectoryContaining("glob:**purr.txt");
        assertThat(Files.list(project.out("java/cats"))).hasSize(2);
    }

    @Test
    void refusesSourcesThatWouldShareAJavaPackage() throws IOException {
        project.configure("big-cats", "Big_Cats", "dogs")
                .document("big-cats", "roar")
                .document("Big_Cats", "roar");

        GenerationReport report = project.generate();
        GenerationReport inMarkdown = project.generate(with -> with.outputs(EnumSet.of(OutputKind.MARKDOWN)));

        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.GENERATED);
        assertThat(report.failures()).allSatisfy(failed -> {
            assertThat(failed.failure().getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
            assertThat(failed.failure()).hasMessageContainingAll("big-cats", "Big_Cats", "Java package 'big_cats'");
        });
        assertThat(project.out("java/big-cats")).doesNotExist();
        assertThat(outcomes(inMarkdown)).containsOnly(Outcome.GENERATED);
    }

    @Test
    void refusesAPackageThatIsNone() {
        for (String name : List.of("", "com.new.tools", "../up", "com..acme", "1a", "_")) {
            assertThatThrownBy(() -> project.generate(with -> with.packageName(name)))
                    .isInstanceOfSatisfying(
                            CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG))
                    .hasMessageContaining("is not the name of a Java package");
        }
        assertThat(project.out("")).doesNotExist();
    }

    @Test
    void refusesAnUnknownSourceBeforeItDoesAnything() {
        assertThatThrownBy(() -> project.generate("cats", "birds"))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND));
        assertThat(project.out("")).doesNotExist();
    }
}
