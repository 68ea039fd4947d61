package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.camel.AiToolWriter;
import io.camelcodegen.generator.camel.KameletWriter;
import io.camelcodegen.generator.camel.RouteWriter;
import io.camelcodegen.generator.markdown.ToolListWriter;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.typescript.DeclarationWriter;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/generated-files.md shows what is generated of the document it begins with. */
class GeneratedFilesPageTest {

    @Test
    void showsWhatIsGenerated(@TempDir Path directory) throws Exception {
        String page = Files.readString(Path.of("../../docs/generated-files.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(directory.resolve("shop.yaml"), page.substring(start, page.indexOf("```", start)));
        Path config = Files.writeString(
                directory.resolve("codegen.config.json"),
                """
                {"sources": {"openapi": {"shop": {"spec": "%s"}}}}
                """.formatted(directory.resolve("shop.yaml")));
        List<GeneratedFile> files = new ArrayList<>();

        try (Workspace workspace = Workspace.open(config.toString())) {
            for (SourceWriter writer : List.of(
                    new RouteWriter(),
                    new KameletWriter(),
                    new AiToolWriter(),
                    new DeclarationWriter(),
                    new ToolListWriter())) {
                assertThat(writer.write(workspace.tools("shop"), files::add)).isEmpty();
            }
        }

        assertThat(files).hasSize(5);
        for (GeneratedFile file : files) {
            Files.writeString(directory.resolve("out"), file.content());
            assertThat(page).as(file.path()).contains("\n" + file.content() + "```");
        }
    }
}
