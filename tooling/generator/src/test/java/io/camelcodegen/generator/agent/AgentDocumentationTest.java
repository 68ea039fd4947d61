package io.camelcodegen.generator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.testing.Configs;
import io.camelcodegen.generator.testing.GitHubTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.AgentAccess;
import io.camelcodegen.source.ToolPatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/agents.md shows is so. */
class AgentDocumentationTest {

    private static final Path PAGE = Path.of("../../docs/agents.md");

    @TempDir
    Path folder;

    @Test
    void showsADescriptionAsItIs() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains(ToolDescription.of(GitHubTools.named("repos_list_for_user"))
                        .text());
    }

    @Test
    void itsConfigurationIsReadAndItsRefusalIsShownAsItIs() throws Exception {
        Path config = Files.writeString(folder.resolve("codegen.config.json"), firstSnippet("json"));

        try (Workspace workspace = Workspace.open(config.toString())) {
            assertThat(workspace.sources().get(0).agent())
                    .isEqualTo(new AgentAccess(
                            false,
                            new ToolPatterns(
                                    List.of("issues_*", "repos_get*", "repos_list*"),
                                    List.of("*delete*", "*remove*"))));
            assertThat(Boundary.refusal(
                            GitHubTools.named("repos_delete"),
                            workspace.sources().get(0)))
                    .satisfies(refusal -> assertThat(PAGE).content().contains(refusal.getMessage()));
        }
    }

    /** The page of the example is of this page, too; its own program holds the rest against its configuration. */
    @Test
    void pageOfTheExampleBeginsAsOneIsMade() throws Exception {
        String made;
        try (Workspace workspace = Configs.of().open(folder)) {
            made = AgentSurface.of(workspace).page();
        }

        String example = Files.readString(Path.of("../../examples/claude-code/AGENTS.md"));
        String common = made.substring(0, made.indexOf("None is configured"));
        assertThat(example).startsWith(common);
        String sources = example.substring(common.length());
        assertThat(PAGE).content().contains(sources);
    }

    private static String firstSnippet(String language) throws IOException {
        Matcher snippet =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(snippet.find()).isTrue();
        return snippet.group(1);
    }
}
