package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.generator.ProjectManifest.Figures;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestOptions;
import io.camelcodegen.generator.manifest.ManifestValidator;
import io.camelcodegen.generator.tokens.TokenBenchmark;
import io.camelcodegen.generator.tokens.TokenFiles;
import io.camelcodegen.generator.tokens.TokenReport;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectManifestTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void configure() throws Exception {
        project = new Project(directory).configure("shop").document("shop", "listOrders", "listItems");
    }

    @Test
    void figuresAreThoseOfTheToolsAsTheyAre() throws Exception {
        assertThat(write(true).has("tokenReduction")).isFalse();

        TokenReport report = count();
        JsonNode figures = write(true).path("tokenReduction");

        assertThat(figures.path("traditional").asLong())
                .isEqualTo(report.before().plus(report.averageCallBefore()).o200k());
        assertThat(figures.path("codeMode").asLong()).isEqualTo(report.after().o200k());
        assertThat(ManifestValidator.validate(ManifestFile.tree(file()))).isEmpty();

        project.document("shop", "listOrders", "listParcels"); // as many, but others
        assertThat(write(true).has("tokenReduction")).isFalse();
    }

    @Test
    void noFigureWhereASourceHasNone() throws Exception {
        project.configure("shop", "idle").document("idle");

        TokenReport report = count();

        assertThat(report.sources()).hasSize(1);
        assertThat(write(true).has("tokenReduction")).isFalse();
    }

    @Test
    void aFileThatIsNoReportGivesNoFigure() throws Exception {
        for (String content : List.of("", "{", "[]", "{\"tools\": \"sha256:0\", \"total\": {}}")) {
            Files.writeString(directory.resolve(TokenFiles.JSON_NAME), content);

            assertThat(write(true).has("tokenReduction")).isFalse();
        }
    }

    @Test
    void putsFiguresIntoTheManifestOfTheSameTools() throws Exception {
        try (Workspace workspace = Workspace.open(directory, null)) {
            ProjectManifest manifest = new ProjectManifest(workspace, directory);
            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);
            assertThat(manifest.write(report)).isEqualTo(Figures.NO_MANIFEST);
            assertThat(file()).doesNotExist();

            write(true);
            assertThat(manifest.write(report)).isEqualTo(Figures.CURRENT);
        }
        JsonNode tree = ManifestFile.tree(file());
        assertThat(tree.at("/tokenReduction/codeMode").asLong()).isPositive();
        assertThat(tree.path("toolDefinitions").path("shop")).hasSize(2);
        assertThat(ManifestValidator.validate(tree)).isEmpty();

        project.document("shop", "listOrders", "listParcels");
        try (Workspace workspace = Workspace.open(directory, null)) {
            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);

            assertThat(new ProjectManifest(workspace, directory).write(report)).isEqualTo(Figures.OTHER_TOOLS);
        }
        assertThat(ManifestFile.tree(file())).isEqualTo(tree);
    }

    @Test
    void namesOnlyPathsThatThereAre() throws Exception {
        JsonNode both = write(true).path("paths");
        assertThat(both.path("wrappers").asText()).isEqualTo("out/java");
        assertThat(both.path("runtime").asText()).isEqualTo("io.camelcodegen:camel-codegen-component");
        assertThat(both.path("config").asText()).isEqualTo("codegen.config.json");

        JsonNode none = write(false).path("paths");
        assertThat(none.properties()).extracting(java.util.Map.Entry::getKey).containsExactly("config");
    }

    @Test
    void comparesWithoutWriting() throws Exception {
        try (Workspace workspace = Workspace.open(directory, null)) {
            ProjectManifest manifest = new ProjectManifest(workspace, directory);
            ManifestOptions options = options(workspace, manifest, true);

            assertThat(manifest.write(options, true, problem -> {})).isTrue();
            assertThat(file()).doesNotExist();
            assertThat(manifest.write(options, false, problem -> {})).isTrue();
            assertThat(manifest.write(options, true, problem -> {})).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"my-shop, my-shop", "My.Shop_2, my-shop-2", "42-things, things", "日本, project", "-x-, x", "'', project"
    })
    void namesItAfterTheProject(String project, String name) {
        assertThat(ProjectManifest.name(project)).isEqualTo(name);
        assertThat(ProjectManifest.name(project + "-" + "y".repeat(70))).matches("[a-z][a-z0-9-]{0,63}");
    }

    private TokenReport count() throws Exception {
        try (Workspace workspace = Workspace.open(directory, null)) {
            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);
            Files.writeString(directory.resolve(TokenFiles.JSON_NAME), TokenFiles.json(report));
            return report;
        }
    }

    private JsonNode write(boolean java) throws Exception {
        try (Workspace workspace = Workspace.open(directory, null)) {
            ProjectManifest manifest = new ProjectManifest(workspace, directory);
            manifest.write(options(workspace, manifest, java), false, problem -> {});
        }
        return new ObjectMapper().readTree(file().toFile());
    }

    private static ManifestOptions options(Workspace workspace, ProjectManifest manifest, boolean java) {
        GenerationSettings settings = GenerationSettings.builder(workspace)
                .outputs(Set.of(java ? OutputKind.JAVA : OutputKind.MARKDOWN))
                .build();
        return manifest.options(settings, "project", Instant.EPOCH)
                .definitions(tool -> true)
                .build();
    }

    private Path file() {
        return directory.resolve(ManifestFile.NAME);
    }
}
