package io.camelcodegen.generator;

import java.nio.file.Path;

/** Is told how a generation goes on, on the thread that generates. Must not throw. */
public interface GenerationProgress {

    /** Listens to nothing. */
    GenerationProgress NONE = new GenerationProgress() {};

    /** A source is asked for its tools. */
    default void discovering(String source) {}

    /** @param tools how many it has */
    default void discovered(String source, int tools) {}

    /** The schemas of a tool are at hand; not told where the source's files are up to date. */
    default void resolved(String source, int done, int total) {}

    /** A file was generated; it is not in its place yet, and may turn out to be there already. */
    default void generated(String source, OutputKind kind, String path) {}

    /** Another process, or another generation of this one, is at work in the folder; this one waits. */
    default void waiting(Path outputDir) {}

    /** A source is done, or has failed. */
    default void finished(SourceReport report) {}
}
