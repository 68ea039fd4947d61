package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.error.CodegenErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Checks a configuration or a manifest, whichever the file holds, without connecting to anything. All"
                + " that is wrong is told at once.")
public final class ValidateCommand extends CodegenCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The file. Default: the configuration that the other commands would use.")
    private @Nullable String file;

    @Override
    public Integer call() {
        Session session = session();
        String location = file != null ? file : session.options().config();
        ConfigFile config = ConfigFiles.read(session.terminal(), location);
        if (config.location() == null) {
            throw CodegenErrors.invalidConfig(
                    "configuration", List.of("none found; 'camel-codegen quickstart' makes one"));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", config.location());
        result.put("kind", "configuration");
        result.put("valid", true);
        result.put("sources", config.sources().size());
        session.output()
                .print(
                        result,
                        lines -> lines.line(config.location() + ": a valid configuration, "
                                + config.sources().size() + " sources"));
        return ExitCode.OK;
    }
}
