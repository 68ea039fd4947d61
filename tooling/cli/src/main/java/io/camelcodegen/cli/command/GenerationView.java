package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.generator.GenerationProgress;
import io.camelcodegen.generator.OutputKind;
import io.camelcodegen.generator.SourceReport;
import java.nio.file.Path;

/** Shows on a terminal how a generation goes on. */
final class GenerationView implements GenerationProgress, AutoCloseable {

    /** Drawing each of a thousand files would take longer than making them. */
    private static final int EVERY = 16;

    private final Session session;
    private Progress progress;
    private int tools;
    private int files;

    GenerationView(Session session) {
        this.session = session;
        this.progress = session.progress("", 0);
    }

    @Override
    public void discovering(String source) {
        begin(source, 0);
        progress.at("discovering");
    }

    @Override
    public void discovered(String source, int found) {
        tools = found;
        begin(source, found);
    }

    @Override
    public void resolved(String source, int done, int total) {
        if (done % EVERY == 0 || done == total) {
            progress.to(done, "reading schemas");
        }
    }

    @Override
    public void generated(String source, OutputKind kind, String path) {
        if (++files % EVERY == 0) {
            progress.to(Math.min(files, tools), path);
        }
    }

    @Override
    public void waiting(Path outputDir) {
        session.note("another generation is at work in " + outputDir + "; waiting for it");
    }

    @Override
    public void finished(SourceReport report) {
        progress.close();
    }

    private void begin(String source, int steps) {
        progress.close();
        files = 0;
        progress = session.progress(source, steps);
    }

    @Override
    public void close() {
        progress.close();
    }
}
