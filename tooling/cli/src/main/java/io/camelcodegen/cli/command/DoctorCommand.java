package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = {
            "Looks whether all is there that the configuration needs, reaches each source, and says what to fix.",
            "Exit code 12 where something must be fixed."
        })
public final class DoctorCommand extends CodegenCommand {

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Names of sources. Default: all.")
    private List<String> sources = new ArrayList<>();

    @Override
    int run(Session session) {
        session.name(sources);
        List<Finding> findings = new ArrayList<>(Surroundings.check(session.terminal()));
        try {
            ConfigFile config =
                    ConfigFiles.read(session.terminal(), session.options().config());
            findings.add(configuration(session, config));
            check(session, findings);
        } catch (CodegenException e) {
            findings.add(Finding.problem(
                    "configuration", String.valueOf(e.getMessage()), "correct it there, or name another by --config"));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        boolean healthy = findings.stream().noneMatch(Finding::isProblem);
        data.put("healthy", healthy);
        data.put("findings", findings.stream().map(Finding::data).toList());
        session.output().print(data, lines -> findings.forEach(finding -> finding.print(lines)));
        return healthy ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    /** None is needed for the servers of other programs. */
    private static Finding configuration(Session session, ConfigFile config) {
        if (config.location() != null) {
            return Finding.ok("configuration", config.location());
        }
        return session.discovered().isEmpty()
                ? Finding.problem(
                        "configuration", "none found", "run 'camel-codegen quickstart', or name one with --config")
                : Finding.ok("configuration", "none, but servers of other programs");
    }

    private void check(Session session, List<Finding> findings) {
        List<SourceConfig> checked = session.workspace().sources().stream()
                .filter(source -> sources.isEmpty() || sources.contains(source.name()))
                .toList();
        sources.stream()
                .filter(name ->
                        checked.stream().noneMatch(source -> source.name().equals(name)))
                .forEach(name -> findings.add(unknown(session, name)));
        try (Progress progress = session.progress("checking", checked.size())) {
            for (SourceConfig source : checked) {
                progress.at(source.name());
                findings.addAll(new SourceCheck(session, source).findings());
                progress.step(source.name());
            }
        }
    }

    private static Finding unknown(Session session, String name) {
        List<String> known =
                session.workspace().sources().stream().map(SourceConfig::name).toList();
        List<String> near = NearestNames.of(name, known, 3);
        return Finding.problem(
                name,
                "there is no such source",
                near.isEmpty()
                        ? "'camel-codegen sources' shows those there are"
                        : "did you mean " + String.join(", ", near) + "?");
    }
}
