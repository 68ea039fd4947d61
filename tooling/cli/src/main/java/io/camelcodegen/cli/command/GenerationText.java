package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.GenerationReport;
import io.camelcodegen.generator.SourceReport;
import io.camelcodegen.generator.output.FileChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a generation did, as data and as text. */
final class GenerationText {

    private GenerationText() {}

    static Map<String, Object> data(GenerationReport report) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outputDir", report.outputDir().toString());
        data.put("dryRun", report.dryRun());
        data.put("changed", report.changed());
        data.put(
                "sources", report.sources().stream().map(GenerationText::source).toList());
        return data;
    }

    private static Map<String, Object> source(SourceReport report) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("source", report.source());
        source.put("outcome", outcome(report));
        source.put("tools", report.tools());
        FileChanges files = report.files();
        source.put("created", files.created());
        source.put("updated", files.updated());
        source.put("unchanged", files.unchanged().size());
        source.put("removed", files.removed());
        source.put("kept", files.kept());
        source.put(
                "conflicts",
                files.conflicts().stream()
                        .map(conflict -> Map.of("path", conflict.path(), "reason", conflict.reason()))
                        .toList());
        source.put("problems", report.problems());
        CodegenException failure = report.failure();
        if (failure != null) {
            source.put("error", Map.of("code", failure.getCode(), "message", String.valueOf(failure.getMessage())));
        }
        return source;
    }

    private static String outcome(SourceReport report) {
        return report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void lines(Lines lines, GenerationReport report) {
        for (SourceReport source : report.sources()) {
            if (source.outcome() != SourceReport.Outcome.FAILED) {
                lines.line(line(source, report.dryRun()));
            }
            source.files().kept().forEach(path -> lines.line("  kept, as there is user code in it: " + path));
            source.files().conflicts().forEach(c -> lines.line("  " + c.path() + ": " + c.reason()));
            source.problems().forEach(problem -> lines.line("  " + problem));
        }
        if (report.failures().size() == report.sources().size()
                && !report.sources().isEmpty()) {
            return; // no file of it was touched
        }
        lines.line((report.dryRun() ? "nothing written; would be in " : "in ") + report.outputDir());
    }

    private static String line(SourceReport source, boolean dryRun) {
        FileChanges files = source.files();
        List<String> parts = new ArrayList<>();
        count(parts, files.created().size(), "created");
        count(parts, files.updated().size(), "updated");
        count(parts, files.removed().size(), "removed");
        count(parts, files.unchanged().size(), "unchanged");
        String would = dryRun && source.outcome() != SourceReport.Outcome.UP_TO_DATE ? "would be " : "";
        String counted = parts.isEmpty() ? "" : ", files: " + String.join(", ", parts);
        return source.source() + ": " + would + outcome(source).replace('-', ' ') + ", "
                + Lines.count(source.tools(), "tool") + counted;
    }

    private static void count(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** Says that not all is as it would be generated, also to those who read data or nothing. */
    static void warn(Session session, GenerationReport report) {
        int conflicts = report.sources().stream()
                .mapToInt(source -> source.files().conflicts().size())
                .sum();
        int problems = report.sources().stream()
                .mapToInt(source -> source.problems().size())
                .sum();
        if (conflicts > 0) {
            session.warn(Lines.count(conflicts, "file")
                    + " left alone, as edited outside of the user zone or not generated");
        }
        if (problems > 0) {
            session.warn(Lines.count(problems, "problem") + " with single tools");
        }
    }

    /** Tells of the sources that failed; the first one's code is that of the whole. */
    static int exit(Session session, GenerationReport report) {
        int exit = ExitCode.OK;
        for (SourceReport failed : report.failures()) {
            CodegenException failure = failed.failure();
            int code = failure == null ? ExitCode.INTERNAL : session.failed(failure);
            exit = exit == ExitCode.OK ? code : exit;
        }
        return exit;
    }
}
