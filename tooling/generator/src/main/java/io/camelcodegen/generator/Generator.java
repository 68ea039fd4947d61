package io.camelcodegen.generator;

import io.camelcodegen.generator.workspace.Workspace;
import java.util.Collection;

/** Generates the output of a workspace's sources. */
public final class Generator {

    private final Workspace workspace;
    private final GenerationSettings settings;
    private final GenerationProgress progress;

    public Generator(Workspace workspace, GenerationSettings settings, GenerationProgress progress) {
        this.workspace = workspace;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Generates; a source that fails does not stop the others.
     *
     * @param sources names; empty for all, and to remove the output of sources that are configured no longer
     * @throws io.camelcodegen.error.CodegenException SOURCE_NOT_FOUND, before anything is done; or where the output
     *     folder cannot be used at all
     */
    public GenerationReport generate(Collection<String> sources) {
        throw new UnsupportedOperationException("follows");
    }
}
