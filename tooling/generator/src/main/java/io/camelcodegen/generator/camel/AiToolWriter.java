package io.camelcodegen.generator.camel;

import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.util.List;
import java.util.function.Consumer;

/**
 * A route for each tool that offers it to Camel's own AI components and MCP server, {@code {source}/{tool}.yaml}.
 * Written for the {@code ai-tool:} component of Camel 4.22, by its documentation: it hands the arguments over as message
 * headers, and sends the body back as text.
 */
public final class AiToolWriter implements SourceWriter {

    private static final int DESCRIPTION_LENGTH = 1_000;

    @Override
    public List<String> write(SourceTools source, Consumer<GeneratedFile> files) {
        return ToolFiles.write(source, AiToolWriter::route, files);
    }

    private static String route(Tool tool) {
        ToolHints hints = tool.hints();
        return ToolComment.head(tool)
                + """
                # Generated, for Camel 4.22 or later. Needs camel-ai-tool and camel-jackson.
                - route:
                    id: ai-tool-%1$s
                    from:
                      uri: ai-tool:%1$s
                      parameters:
                        tags: %2$s
                        description: %3$s
                        readOnlyHint: %4$s
                        destructiveHint: %5$s
                        idempotentHint: %6$s
                """.formatted(
                                tool,
                                YamlText.quoted(tool.name().source()),
                                YamlText.option(description(tool)),
                                hints.readOnly(),
                                hints.destructive(),
                                hints.idempotent())
                + AiToolArguments.of(tool)
                + """
                      steps:
                        # the arguments came as headers
                        - removeHeaders:
                            pattern: "Camel*"
                        - setBody:
                            simple:
                              expression: "${headers}"
                              resultType: java.util.Map
                        - to:
                            uri: codegen:%s
                        - marshal:
                            json:
                              library: Jackson
                """.formatted(tool);
    }

    /** One line, and none that Camel could take for a reference to a bean. */
    private static String description(Tool tool) {
        String said = YamlText.oneLine(tool.description(), DESCRIPTION_LENGTH);
        return said.isEmpty() || said.startsWith("#") ? tool + ": " + said : said;
    }
}
