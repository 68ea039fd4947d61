package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.Snippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of the configuration, of the caller and of neither. */
class GenerationSettingsTest {

    private Project project;

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        project = Project.ofCatsAndDogs(directory);
    }

    @Test
    void settingsAreOfTheConfigurationAndThenOfTheCaller() throws IOException {
        Path conf = Files.createDirectory(project.directory.resolve("conf"));
        Files.writeString(conf.resolve("my.json"), """
                {"outputDir": "gen", "generate": {"package": "com.acme", "outputs": ["java", "ai-tools"], "async": true}}
                """);

        try (Workspace workspace = Workspace.open(project.directory, "conf/my.json")) {
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
                    .isEqualTo(project.directory.resolve("other/ai-tools"));
        }
        try (Workspace workspace = Workspace.of(project.directory, List.of())) {
            assertThat(GenerationSettings.of(workspace).outputDir()).isEqualTo(project.directory.resolve("codegen"));
            assertThat(GenerationSettings.of(workspace).outputs()).containsExactly(OutputKind.JAVA);
        }
    }

    @Test
    void settingsOfTheDocumentationAreWhatThePageSays() throws IOException {
        project.document("petstore", "list");
        Files.writeString(
                project.directory.resolve("codegen.config.json"),
                Snippets.of("generation.md", "json").get(0));

        try (Workspace workspace = Workspace.open(project.directory, null)) {
            assertThat(GenerationSettings.of(workspace))
                    .isEqualTo(new GenerationSettings(
                            project.directory.resolve("src/generated"),
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
    void sourcesMayBeBeans() throws IOException {
        try (Workspace workspace = Workspace.of(
                project.directory,
                List.of(SourceConfig.openapi("pets", "cats.json").build()))) {
            assertThat(workspace.tools("pets").tools()).hasSize(2);
            assertThat(workspace.tools("pets").config().text("spec")).isEqualTo("cats.json");
        }
    }
}
