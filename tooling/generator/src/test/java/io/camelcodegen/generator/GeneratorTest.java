package io.camelcodegen.generator;

import static io.camelcodegen.generator.Project.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.SourceReport.Outcome;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run generates, and what it leaves alone as nothing changed. */
class GeneratorTest {

    private Project project;

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        project = Project.ofCatsAndDogs(directory);
    }

    @Test
    void generatesAllSourcesIntoAFolderForEachKind() {
        GenerationReport report =
                project.generate(with -> with.outputs(EnumSet.of(OutputKind.MARKDOWN, OutputKind.AI_TOOLS)));

        assertThat(report.outputDir()).isEqualTo(project.directory.resolve("out"));
        assertThat(report.sources().get(0).files().created())
                .containsExactly(
                        "ai-tools/cats/nap.txt",
                        "ai-tools/cats/purr.txt",
                        "markdown/cats/nap.txt",
                        "markdown/cats/purr.txt");
        assertThat(report.sources()).extracting(SourceReport::tools).containsExactly(2, 1);
        assertThat(project.out("markdown/dogs/bark.txt")).content().startsWith("dogs__bark ");
    }

    @Test
    void doesNothingWhereNothingChanged() {
        project.generate();

        GenerationReport second = project.generate();

        assertThat(outcomes(second)).containsExactly(Outcome.UP_TO_DATE, Outcome.UP_TO_DATE);
        assertThat(second.sources().get(0).files().unchanged()).hasSize(2);
        assertThat(second.changed()).isFalse();
        assertThat(project.written).isEmpty();
    }

    @Test
    void startsNothingWhereNothingChanged() throws IOException {
        project.generate();
        Path config = project.directory.resolve("codegen.config.json");
        String broken = Files.readString(config).replace("\"openapi\"", "\"nosuchkind\": {\"x\": {}}, \"openapi\"");
        Files.writeString(config, broken.replace("\"cats.json\"", "\"./cats.json\""));

        GenerationReport second = project.generate("cats", "dogs");

        assertThat(outcomes(second)).containsExactly(Outcome.UP_TO_DATE, Outcome.UP_TO_DATE);
        assertThat(second.sources()).extracting(SourceReport::tools).containsExactly(2, 1);
        assertThat(outcomes(project.generate(with -> with.force(true), "cats"))).containsExactly(Outcome.FAILED);
    }

    /** As the reference of the other file may be spelt. */
    @ParameterizedTest
    @ValueSource(strings = {"$ref", "\\u0024ref", "$r\\u0065f"})
    void generatesAgainWhatAnotherFileChanged(String key) throws IOException {
        Path dogs = project.directory.resolve("dogs.json");
        String parameters = "\"parameters\": [{\"name\": \"p\", \"in\": \"query\", \"schema\": {\"%s\": \"p.json\"}}],";
        Files.writeString(
                dogs, Files.readString(dogs).replace("\"responses\"", parameters.formatted(key) + " \"responses\""));
        Path other = Files.writeString(project.directory.resolve("p.json"), "{\"type\": \"string\"}");
        project.generate();

        assertThat(outcomes(project.generate("dogs"))).containsExactly(Outcome.UP_TO_DATE);
        Files.writeString(other, "{\"type\": \"integer\"}");
        assertThat(outcomes(project.generate("dogs"))).containsExactly(Outcome.GENERATED);
    }

    @Test
    void theSecondRunOverAThousandToolsTouchesNothing() throws IOException {
        Path document = NodePackages.githubDocument();
        Files.writeString(
                project.directory.resolve("codegen.config.json"),
                "{\"sources\": {\"openapi\": {\"github\": {\"spec\": \"%s\"}}}, \"outputDir\": \"out\"}"
                        .formatted(document.toAbsolutePath()));
        GenerationReport first = project.generate(with -> with.outputs(EnumSet.of(OutputKind.JAVA, OutputKind.ROUTES)));
        Map<Path, FileTime> before = times();

        GenerationReport second =
                project.generate(with -> with.outputs(EnumSet.of(OutputKind.JAVA, OutputKind.ROUTES)));

        assertThat(first.sources().get(0).files().created()).hasSize(2 * 1_223);
        assertThat(second.sources().get(0).upToDate()).isTrue();
        assertThat(second.sources().get(0).files().unchanged()).hasSize(2 * 1_223);
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void generatesAgainWhatChanged() throws IOException {
        project.generate();
        project.document("cats", "purr", "hunt");

        GenerationReport second = project.generate();

        assertThat(outcomes(second)).containsExactly(Outcome.GENERATED, Outcome.UP_TO_DATE);
        assertThat(second.sources().get(0).files().created()).containsExactly("java/cats/hunt.txt");
        assertThat(second.sources().get(0).files().removed()).containsExactly("java/cats/nap.txt");
        assertThat(second.sources().get(0).files().unchanged()).containsExactly("java/cats/purr.txt");
        assertThat(project.written).containsExactly("java cats");
    }

    @Test
    void generatesAgainWhereSettingsChanged() {
        project.generate();

        assertThat(outcomes(project.generate(with -> with.packageName("other"))))
                .containsOnly(Outcome.GENERATED);
        assertThat(outcomes(project.generate(with -> with.packageName("other"))))
                .containsOnly(Outcome.UP_TO_DATE);
        assertThat(outcomes(project.generate(with -> with.packageName("other").async(true))))
                .containsOnly(Outcome.GENERATED);
        assertThat(outcomes(project.generate(
                        with -> with.packageName("other").async(true).force(true))))
                .containsOnly(Outcome.GENERATED);
    }

    @Test
    void tellsWhatCouldNotBeGeneratedEachTime() throws IOException {
        project.document("cats", "purr", "notGenerated");

        GenerationReport first = project.generate();
        GenerationReport second = project.generate();

        assertThat(first.sources().get(0).problems()).singleElement().asString().endsWith(": not generated");
        assertThat(outcomes(second)).containsOnly(Outcome.UP_TO_DATE);
        assertThat(second.sources().get(0).problems())
                .isEqualTo(first.sources().get(0).problems());
    }

    @Test
    void aDryRunTellsAndWritesNothing() {
        GenerationReport report = project.generate(with -> with.dryRun(true));

        assertThat(report.dryRun()).isTrue();
        assertThat(report.sources().get(0).files().created()).hasSize(2);
        assertThat(project.out("")).doesNotExist();
    }

    @Test
    void whatAnInterruptedRunLeftIsFinishedBeforeAnythingIsCompared() throws IOException {
        project.generate();
        Files.writeString(project.out(".codegen/journal"), "journal 1\nsource cats\n0 - java/cats/late.txt\nend\n");
        Files.createDirectories(project.out(".codegen/staging"));
        Files.writeString(project.out(".codegen/staging/0"), "late");

        GenerationReport report = project.generate();

        assertThat(outcomes(report)).containsOnly(Outcome.UP_TO_DATE);
        assertThat(project.out("java/cats/late.txt")).hasContent("late");
        assertThat(project.written).isEmpty();
    }

    @Test
    void tellsHowItGoes() {
        List<String> told = new ArrayList<>();
        try (Workspace workspace = Workspace.open(project.directory, null)) {
            new Generator(
                            workspace,
                            GenerationSettings.of(workspace),
                            new GenerationProgress() {
                                @Override
                                public void discovered(String source, int tools) {
                                    told.add(source + " has " + tools);
                                }

                                @Override
                                public void resolved(String source, int done, int total) {
                                    told.add(source + " " + done + "/" + total);
                                }

                                @Override
                                public void generated(String source, OutputKind kind, String path) {
                                    told.add(path);
                                }

                                @Override
                                public void finished(SourceReport report) {
                                    told.add(report.source() + " " + report.outcome());
                                }
                            },
                            kind -> (source, files) -> {
                                files.accept(new GeneratedFile("A.java", "a"));
                                return List.of();
                            })
                    .generate(List.of("cats"));
        }

        assertThat(told).containsExactly("cats has 2", "cats 1/2", "cats 2/2", "java/A.java", "cats GENERATED");
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(project.out(""))) {
            for (Path path : paths.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }
}
