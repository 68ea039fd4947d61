package io.camelcodegen.generator.camel;

import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.output.UserZone;
import io.camelcodegen.generator.parameter.ToolParameters;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.Tool;
import java.util.List;
import java.util.function.Consumer;

/**
 * A route for each tool, {@code {source}/{tool}.yaml}: {@code direct:{source}__{tool}} calls it, and goes on with
 * the steps that its user adds in the marked zone.
 */
public final class RouteWriter implements SourceWriter {

    @Override
    public List<String> write(SourceTools source, Consumer<GeneratedFile> files) {
        return ToolFiles.write(source, RouteWriter::route, files);
    }

    private static String route(Tool tool) {
        return ToolComment.head(tool)
                + """
                # Generated: only what stands between the lines "begin" and "end user code" is kept.
                #
                # The body gives the parameters, as a Map or as JSON, and becomes the result:
                """
                + ToolComment.parameters(ToolParameters.of(tool).list())
                + """
                - route:
                    id: %1$s
                    description: %2$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: codegen:%1$s
                """.formatted(tool, YamlText.quoted(ToolComment.summary(tool)))
                + UserZone.empty("        ", "#");
    }
}
