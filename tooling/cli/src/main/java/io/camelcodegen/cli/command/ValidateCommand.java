package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestProblem;
import io.camelcodegen.generator.manifest.ManifestValidator;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description =
                "Checks a configuration or a manifest, whichever the file holds, without connecting to anything. All"
                        + " that is wrong is told at once.")
public final class ValidateCommand extends CodegenCommand {

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final List<String> MEMBERS = List.of("specVersion", "codeMode", "tokenReduction", "toolDefinitions");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The file. Default: the configuration that the other commands would use.")
    private @Nullable String file;

    @Override
    int run(Session session) {
        String location = file != null ? file : session.options().config();
        if (location != null && isManifest(session.terminal().directory(), location)) {
            return manifest(session, session.terminal().directory().resolve(location));
        }
        ConfigFile config = ConfigFiles.read(session.terminal(), location);
        if (config.location() == null) {
            throw ConfigErrors.invalid("configuration", List.of("none found; 'camel-codegen quickstart' makes one"));
        }
        try (Workspace workspace = Workspace.open(session.terminal().directory(), config.location())) {
            workspace.codegen(); // each kind of source looks at what is its own; none connects
        }
        int sources = config.sources().size();
        Map<String, Object> result = result(config.location(), "configuration", true);
        result.put("sources", sources);
        session.output()
                .print(
                        result,
                        lines -> lines.line(
                                config.location() + ": a valid configuration with " + Lines.count(sources, "source")));
        return ExitCode.OK;
    }

    private static int manifest(Session session, Path path) {
        List<ManifestProblem> problems = ManifestValidator.validate(ManifestFile.tree(path));
        Map<String, Object> result = result(path.toString(), "manifest", problems.isEmpty());
        result.put(
                "problems",
                problems.stream()
                        .map(problem -> Map.of("pointer", problem.pointer(), "message", problem.message()))
                        .toList());
        session.output().print(result, lines -> {
            lines.line(
                    path + ": " + (problems.isEmpty() ? "a valid manifest" : Lines.count(problems.size(), "problem")));
            problems.forEach(problem -> lines.line("  - " + problem));
        });
        return problems.isEmpty() ? ExitCode.OK : ExitCode.VALIDATION;
    }

    private static Map<String, Object> result(String location, String kind, boolean valid) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", location);
        result.put("kind", kind);
        result.put("valid", valid);
        return result;
    }

    /** By what is in it: the members that no configuration has; by its name where it cannot be read as JSON. */
    private static boolean isManifest(Path directory, String location) {
        try {
            Path path = directory.resolve(location);
            if (!Files.isRegularFile(path)) {
                return false;
            }
            try (InputStream in = Files.newInputStream(path)) {
                return JsonValues.read(in.readNBytes(MAX_BYTES)) instanceof Map<?, ?> root
                        && MEMBERS.stream().anyMatch(root::containsKey);
            } catch (IOException e) {
                return location.endsWith(ManifestFile.NAME);
            }
        } catch (InvalidPathException e) { // classpath: and the like
            return false;
        }
    }
}
