package io.camelcodegen.generator;

import java.nio.file.Path;
import java.util.List;

/**
 * What a generation did.
 *
 * @param outputDir absolute
 * @param dryRun whether it is only what would be done
 * @param sources those that are gone first, then those generated, by name
 */
public record GenerationReport(Path outputDir, boolean dryRun, List<SourceReport> sources) {

    public GenerationReport {
        sources = List.copyOf(sources);
    }

    /** The sources that failed. */
    public List<SourceReport> failures() {
        return sources.stream()
                .filter(report -> report.outcome() == SourceReport.Outcome.FAILED)
                .toList();
    }

    /** Whether a file was created, updated or removed. */
    public boolean changed() {
        return sources.stream().anyMatch(report -> report.files().changed());
    }
}
