package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.generator.GenerationReport;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sync",
        description = {
            "Brings everything up to date with the sources: generated files, the manifest .agent-ready.json, and the lock"
                    + " file. Says which tools were added, removed or changed since the last time.",
            "Where a source cannot be discovered, its files stay as they are, and so do manifest and lock file."
        },
        footer = {
            "",
            "Examples:",
            "  camel-codegen sync",
            "  camel-codegen sync --check   # for CI: exit code 12 where files are out of date"
        })
public final class SyncCommand extends CodegenCommand {

    @Mixin
    private GenerationOptions generation = new GenerationOptions();

    @Option(names = "--check", description = "Writes nothing; exit code 12 where anything would change.")
    private boolean check;

    @Option(
            names = "--definitions",
            description = "The manifest also holds each tool's definition with its schemas; large for large APIs.")
    private boolean definitions;

    @Override
    int run(Session session) {
        session.sources(List.of());
        GenerationSettings settings =
                generation.settings(session.workspace()).dryRun(check).build();
        GenerationReport report;
        try (GenerationView view = new GenerationView(session)) {
            report = new Generator(session.workspace(), settings, view).generate(List.of());
        }
        GenerationText.warn(session, report);
        int failed = GenerationText.exit(session, report);
        if (failed != ExitCode.OK) {
            session.output().print(GenerationText.data(report), lines -> GenerationText.lines(lines, report));
            session.note("manifest and lock file are as they were, as not all sources are known");
            return failed;
        }
        LockSync lock = LockSync.of(session.workspace(), check);
        ManifestSync manifest = ManifestSync.of(session, settings, definitions, check);
        boolean changed = report.changed() || lock.changed() || manifest.changed();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("changed", changed);
        data.put("generation", GenerationText.data(report));
        data.put("manifest", manifest.data());
        data.put("lock", lock.data());
        session.output().print(data, lines -> lines(lines, report, manifest, lock));
        manifest.problems().forEach(session::warn);
        if (lock.isBreaking()) {
            session.warn("some changes may break calls that worked before");
        }
        return check && changed ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private void lines(Lines lines, GenerationReport report, ManifestSync manifest, LockSync lock) {
        GenerationText.lines(lines, report);
        lines.line("manifest " + manifest.file() + ": " + state(manifest.changed()));
        lines.line("lock file " + lock.location() + ": " + state(lock.changed()));
        if (!lock.text().isBlank()) {
            lines.block("  ", lock.text());
        }
    }

    private String state(boolean changed) {
        return changed ? check ? "out of date" : "written" : "up to date";
    }
}
