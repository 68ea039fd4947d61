package io.camelcodegen.maven;

import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the tools of the configured sources, with the first sentence of their descriptions. */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public class ListMojo extends CodegenMojo {

    private static final int NAME_WIDTH = 40;
    private static final int TEXT_WIDTH = 100;

    @Override
    void run(Workspace workspace) {
        List<String> names = sources().isEmpty()
                ? workspace.sources().stream().map(SourceConfig::name).toList()
                : sources();
        for (String name : names) {
            SourceTools source = workspace.tools(name);
            getLog().info(name + ": " + source.tools().size() + " tools");
            source.tools().forEach(tool -> getLog().info("  " + line(tool)));
        }
    }

    private static String line(Tool tool) {
        String text = PlainText.line(tool.description(), TEXT_WIDTH);
        return ("%-" + NAME_WIDTH + "s %s").formatted(tool.name(), text).stripTrailing();
    }
}
