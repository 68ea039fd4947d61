package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.generator.SourceReport.Outcome;
import io.camelcodegen.generator.model.SourceModels;
import io.camelcodegen.generator.output.FileChanges;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.Generations;
import io.camelcodegen.generator.output.OutputFolder;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.output.Transaction;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Generates the output of a workspace's sources. Not thread-safe; several may work in one output folder, also at once. */
public final class Generator {

    private final Workspace workspace;
    private final GenerationSettings settings;
    private final GenerationProgress progress;
    private final Function<OutputKind, SourceWriter> writers;
    private final OutputFolder folder;

    public Generator(Workspace workspace, GenerationSettings settings, GenerationProgress progress) {
        this(workspace, settings, progress, kind -> Writers.of(kind, settings));
    }

    Generator(
            Workspace workspace,
            GenerationSettings settings,
            GenerationProgress progress,
            Function<OutputKind, SourceWriter> writers) {
        this.workspace = workspace;
        this.settings = settings;
        this.progress = progress;
        this.writers = writers;
        this.folder = new OutputFolder(settings.outputDir());
    }

    /**
     * Generates; a source that fails does not stop the others.
     *
     * @param sources names; empty for all, and to remove the output of sources that are configured no longer
     * @throws CodegenException SOURCE_NOT_FOUND, before anything is done; INVALID_CONFIG where the output folder cannot be
     *     used at all
     */
    public GenerationReport generate(Collection<String> sources) {
        List<String> known =
                workspace.sources().stream().map(SourceConfig::name).toList();
        sources.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw SourceErrors.notFound(name, known);
        });
        List<SourceReport> reports = new ArrayList<>();
        try (Opening opening = new Opening()) {
            if (sources.isEmpty()
                    && !known.isEmpty()) { // no source at all: rather the wrong folder than a wish to clear it
                for (String source : folder.sources()) {
                    if (!known.contains(source)) {
                        reports.add(finished(remove(source, opening)));
                    }
                }
            }
            Set<String> wanted = new TreeSet<>(sources.isEmpty() ? known : sources);
            wanted.forEach(source -> reports.add(finished(generate(source, opening))));
        }
        return new GenerationReport(folder.path(), settings.dryRun(), reports);
    }

    private SourceReport finished(SourceReport report) {
        progress.finished(report);
        return report;
    }

    private SourceReport remove(String source, Opening opening) {
        Generations generations = opening.get();
        try (Transaction transaction = generations.begin(source, settings.force())) {
            FileChanges changes = transaction.commit("", 0, List.of());
            return new SourceReport(source, Outcome.REMOVED, 0, changes, List.of(), null);
        } catch (RuntimeException e) {
            return failed(source, 0, e);
        }
    }

    private SourceReport generate(String source, Opening opening) {
        Optional<SourceReport> untouched = undiscovered(source);
        if (untouched.isPresent()) {
            return untouched.get();
        }
        progress.discovering(source);
        SourceTools tools;
        String key;
        Optional<SourceReport> current;
        try {
            tools = workspace.tools(source);
            progress.discovered(source, tools.tools().size());
            key = GenerationKey.of(tools, settings);
            current = current(source, key);
        } catch (RuntimeException e) {
            return failed(source, 0, e);
        }
        if (current.isPresent()) {
            return current.get();
        }
        boolean opened = opening.isOpen();
        Generations generations = opening.get();
        if (!opened) { // whoever had the folder before may have generated the same
            try {
                current = current(source, key);
            } catch (RuntimeException e) {
                return failed(source, tools.tools().size(), e);
            }
        }
        return current.orElseGet(() -> write(tools, key, generations));
    }

    /** The report of a source that is up to date, where that can be told without discovering it. */
    private Optional<SourceReport> undiscovered(String source) {
        try {
            refuseSharedPackage(source);
            if (settings.force() || !folder.sources().contains(source)) { // it is not, whatever its revision
                return Optional.empty();
            }
            SourceConfig config = workspace.source(source);
            return workspace
                    .revision(config)
                    .flatMap(revision -> current(source, GenerationKey.of(config, revision, settings)));
        } catch (RuntimeException e) {
            return Optional.of(failed(source, 0, e));
        }
    }

    /** Both are refused: neither is to take the other's place by being generated first. */
    private void refuseSharedPackage(String source) {
        if (!settings.outputs().contains(OutputKind.JAVA)) {
            return;
        }
        String packageName = SourceModels.packageName(source);
        for (SourceConfig other : workspace.sources()) {
            if (!other.name().equals(source)
                    && SourceModels.packageName(other.name()).equals(packageName)) {
                throw ConfigErrors.invalid(
                        "source '" + source + "'",
                        List.of("its Java package '" + packageName + "' would be that of the source '" + other.name()
                                + "', too: give one of them a name that differs in more than case, '-' and '_'"));
            }
        }
    }

    private Optional<SourceReport> current(String source, String key) {
        if (settings.force()) {
            return Optional.empty();
        }
        return folder.current(source, key)
                .map(current -> new SourceReport(
                        source, Outcome.UP_TO_DATE, current.tools(), current.files(), current.problems(), null));
    }

    private SourceReport write(SourceTools source, String key, Generations generations) {
        int tools = source.tools().size();
        try (Transaction transaction = generations.begin(source.name(), settings.force())) {
            resolve(source);
            List<String> problems = new ArrayList<>();
            for (OutputKind kind : settings.outputs()) {
                problems.addAll(writers.apply(kind).write(source, file -> {
                    GeneratedFile placed = new GeneratedFile(kind.id() + '/' + file.path(), file.content());
                    transaction.accept(placed);
                    progress.generated(source.name(), kind, placed.path());
                }));
            }
            FileChanges changes = transaction.commit(key, tools, problems);
            return new SourceReport(source.name(), Outcome.GENERATED, tools, changes, transaction.problems(), null);
        } catch (RuntimeException e) {
            return failed(source.name(), tools, e);
        }
    }

    /** What takes longest, so that it can be told how far it is. */
    private void resolve(SourceTools source) {
        int done = 0;
        for (Tool tool : source.tools()) {
            try {
                tool.schemas();
            } catch (CodegenException e) {
                // the writers will tell of it
            }
            done++;
            progress.resolved(source.name(), done, source.tools().size());
        }
    }

    private static SourceReport failed(String source, int tools, RuntimeException failure) {
        return new SourceReport(
                source, Outcome.FAILED, tools, FileChanges.NONE, List.of(), CodegenErrors.wrap(failure));
    }

    /** Opens the folder when it is first written to, if ever: where all is up to date, nothing need be locked. */
    private final class Opening implements AutoCloseable {
        private final List<Generations> opened = new ArrayList<>();

        boolean isOpen() {
            return !opened.isEmpty();
        }

        Generations get() {
            if (opened.isEmpty()) {
                opened.add(settings.dryRun() ? folder.dryRun() : folder.open(() -> progress.waiting(folder.path())));
            }
            return opened.get(0);
        }

        @Override
        public void close() {
            opened.forEach(Generations::close);
        }
    }
}
