package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.SourceReport.Outcome;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.UserZone;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.Snippets;
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

class GeneratorTest {

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void configure() throws IOException {
        project = new Project(directory)
                .configure("cats", "dogs")
                .document("cats", "purr", "nap")
                .document("dogs", "bark");
    }

    private static List<Outcome> outcomes(GenerationReport report) {
        return report.sources().stream().map(SourceReport::outcome).toList();
    }

    @Test
    void generatesAllSourcesIntoAFolderForEachKind() {
        GenerationReport report =
                project.generate(with -> with.outputs(EnumSet.of(OutputKind.MARKDOWN, OutputKind.AI_TOOLS)));

        assertThat(report.outputDir()).isEqualTo(directory.resolve("out"));
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
    void removesTheOutputOfAKindThatIsNotWantedAnyMore() {
        project.generate(with -> with.outputs(EnumSet.of(OutputKind.JAVA, OutputKind.TYPESCRIPT)));

        GenerationReport report = project.generate(with -> with.outputs(EnumSet.of(OutputKind.TYPESCRIPT)), "cats");

        assertThat(report.sources().get(0).files().removed())
                .containsExactly("java/cats/nap.txt", "java/cats/purr.txt");
        assertThat(project.out("java/dogs/bark.txt")).exists();
    }

    @Test
    void aSourceThatFailsStopsNoOtherAndKeepsItsFiles() throws IOException {
        project.generate();
        Files.writeString(directory.resolve("cats.json"), "not a document");
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
        Path secret = Files.writeString(directory.resolve("elsewhere.txt"), "mine");
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        project.document("dogs", "bark", "fetch");

        GenerationReport report = project.generate();

        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.GENERATED);
        assertThat(report.failures().get(0).failure()).hasMessageContaining("'java/cats/purr.txt' is a symbolic link");
        assertThat(secret).hasContent("mine");
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
    void aWriterThatFailsLeavesTheSourcesFilesAsTheyWere() throws IOException {
        project.generate();
        project.document("cats", "aNewOne", "writerFails");

        GenerationReport report = project.generate();

        assertThat(report.failures().get(0).failure()).hasMessageContaining("at cats__writer");
        assertThat(project.out("java/cats")).isDirectoryContaining("glob:**purr.txt");
        assertThat(Files.list(project.out("java/cats"))).hasSize(2);
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
    void refusesAnUnknownSourceBeforeItDoesAnything() {
        assertThatThrownBy(() -> project.generate("cats", "birds"))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND));
        assertThat(project.out("")).doesNotExist();
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
        try (Workspace workspace = Workspace.open(directory, null)) {
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

    @Test
    void settingsAreOfTheConfigurationAndThenOfTheCaller() throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(conf.resolve("my.json"), """
                {"outputDir": "gen", "generate": {"package": "com.acme", "outputs": ["java", "ai-tools"], "async": true}}
                """);

        try (Workspace workspace = Workspace.open(directory, "conf/my.json")) {
            assertThat(GenerationSettings.of(workspace))
                    .isEqualTo(new GenerationSettings(
                            conf.resolve("gen"),
                            "com.acme",
                            EnumSet.of(OutputKind.JAVA, OutputKind.AI_TOOLS),
                            true,
                            false,
                            false));
            assertThat(GenerationSettings.builder(workspace)
                            .outputDir(Path.of("other"))
                            .build()
                            .directory(OutputKind.AI_TOOLS))
                    .isEqualTo(directory.resolve("other/ai-tools"));
        }
        try (Workspace workspace = Workspace.of(directory, List.of())) {
            assertThat(GenerationSettings.of(workspace).outputDir()).isEqualTo(directory.resolve("codegen"));
            assertThat(GenerationSettings.of(workspace).outputs()).containsExactly(OutputKind.JAVA);
        }
    }

    @Test
    void theSecondRunOverAThousandToolsTouchesNothing() throws IOException {
        Path document = NodePackages.githubDocument();
        Files.writeString(
                directory.resolve("codegen.config.json"),
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

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(project.out(""))) {
            for (Path path : paths.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }

    @Test
    void settingsOfTheDocumentationAreWhatThePageSays() throws IOException {
        project.document("petstore", "list");
        Files.writeString(
                directory.resolve("codegen.config.json"),
                Snippets.of("generation.md", "json").get(0));

        try (Workspace workspace = Workspace.open(directory, null)) {
            assertThat(GenerationSettings.of(workspace))
                    .isEqualTo(new GenerationSettings(
                            directory.resolve("src/generated"),
                            "com.example.tools",
                            EnumSet.of(OutputKind.JAVA, OutputKind.MARKDOWN),
                            true,
                            false,
                            false));
        }
        assertThat(project.generate().sources().get(0).files().created())
                .containsExactly("java/petstore/list.txt", "markdown/petstore/list.txt");
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

    @Test
    void sourcesMayBeBeans() throws IOException {
        try (Workspace workspace = Workspace.of(
                directory, List.of(SourceConfig.openapi("pets", "cats.json").build()))) {
            assertThat(workspace.tools("pets").tools()).hasSize(2);
            assertThat(workspace.tools("pets").config().text("spec")).isEqualTo("cats.json");
        }
    }
}
