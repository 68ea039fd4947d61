package io.camelcodegen.maven;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.GenerationProgress;
import io.camelcodegen.generator.SourceReport;
import io.camelcodegen.generator.output.FileChanges;
import io.camelcodegen.generator.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** A generation in the build's log: a line for each source, and one for each thing to look at. */
final class LogProgress implements GenerationProgress {

    private static final int MAX_PROBLEM = 1_000;

    private final Log log;

    LogProgress(Log log) {
        this.log = log;
    }

    @Override
    public void discovering(String source) {
        log.debug(source + ": asking for its tools");
    }

    @Override
    public void waiting(Path outputDir) {
        log.info("waiting for another build that generates into " + outputDir);
    }

    @Override
    public void finished(SourceReport report) {
        if (report.failure() == null) {
            log.info(report.source() + ": " + summary(report));
        } else {
            log.warn(failure(report));
        }
        problems(report).forEach(log::warn);
        for (String path : report.files().kept()) {
            log.warn(path + ": nothing generates it any more, but there is user code in it. Move that elsewhere and"
                    + " delete the file");
        }
    }

    private static String summary(SourceReport report) {
        FileChanges files = report.files();
        return switch (report.outcome()) {
            case UP_TO_DATE -> report.tools() + " tools, up to date";
            case REMOVED -> "configured no longer, " + files.removed().size() + " files removed";
            default ->
                report.tools() + " tools, " + files.created().size() + " files created, "
                        + files.updated().size() + " updated, "
                        + files.removed().size() + " removed, "
                        + files.unchanged().size() + " unchanged";
        };
    }

    static String failure(SourceReport report) {
        CodegenException failure = report.failure();
        return report.source() + ": " + (failure == null ? "failed" : Failures.text(failure));
    }

    /** What is not as it should be, in a source that did not fail. */
    static List<String> problems(SourceReport report) {
        List<String> problems = new ArrayList<>();
        for (String problem : report.problems()) { // may quote what the source says
            problems.add(report.source() + ": " + PlainText.block(problem, MAX_PROBLEM));
        }
        report.files().conflicts().forEach(conflict -> problems.add(conflict.path() + ": " + conflict.reason()));
        return problems;
    }
}
