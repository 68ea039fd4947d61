package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.agent.ToolDescription;
import io.camelcodegen.tool.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "describe",
        description =
                "Says what there is to know of a tool in order to call it: its parameters, its result, an example.",
        footer = {
            "",
            "Examples:",
            "  camel-codegen describe github__repos_list_for_user",
            "  camel-codegen describe github__repos_list_for_user --schema -o yaml"
        })
public final class DescribeCommand extends CodegenCommand {

    @Parameters(paramLabel = "TOOL", description = "The tool, source__tool.")
    private String tool = "";

    @Option(names = "--schema", description = "The JSON Schemas of parameters and result, whole, as JSON or YAML.")
    private boolean schema;

    @Override
    int run(Session session) {
        session.nameTool(tool);
        if (schema) {
            session.output().data(ToolDescription.schemas(find(session)));
            return ExitCode.OK;
        }
        ToolDescription description = session.options().isAgent()
                ? AgentSurface.of(session.workspace()).describe(tool)
                : ToolDescription.of(find(session));
        if (session.output().format() == Format.TEXT) {
            session.output().text(description.text());
        } else {
            session.output().data(description.json());
        }
        return ExitCode.OK;
    }

    private Tool find(Session session) {
        if (session.options().isAgent()) {
            AgentSurface.of(session.workspace()).describe(tool); // refuses what is withheld
        }
        return session.workspace().codegen().tool(tool);
    }
}
