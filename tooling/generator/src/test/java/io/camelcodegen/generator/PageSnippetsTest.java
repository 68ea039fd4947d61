package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.camelcodegen.generator.java.Compilation;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.testing.Snippets;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last Java of some pages shows the library at work: it is Java that a reader can take over. */
class PageSnippetsTest {

    /** What the snippets leave to their reader: imports, and the three things that are there before. */
    private static final String PROGRAM = """
            import io.camelcodegen.call.Codegen;
            import io.camelcodegen.generator.*;
            import io.camelcodegen.generator.agent.*;
            import io.camelcodegen.generator.workspace.Workspace;
            import io.camelcodegen.lock.*;
            import java.nio.file.Path;
            import java.util.List;

            class Program {
                void run(Codegen codegen, Path directory) throws Exception {
            %s
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"generation.md", "lock-file.md", "agents.md"})
    void compiles(String page) throws IOException {
        List<String> snippets = Snippets.of(page, "java");
        String program = PROGRAM.formatted(snippets.get(snippets.size() - 1));

        assertThatCode(() -> Compilation.of(List.of(new GeneratedFile("Program.java", program))))
                .doesNotThrowAnyException();
    }
}
