package io.camelcodegen.generator.agent;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a source at one moment.
 *
 * @param catalog null where they are not known
 * @param problem why they are not known; null where they are
 */
record SourceState(
        SourceConfig config,
        @Nullable ToolCatalog catalog,
        @Nullable CodegenException problem) {

    /** Discovers the source, if that was not done yet. */
    static SourceState of(Codegen codegen, SourceConfig config) {
        try {
            return new SourceState(config, codegen.catalogAsync(config.name()).join(), null);
        } catch (CompletionException e) {
            return new SourceState(config, null, CodegenErrors.wrap(e));
        }
    }

    /** The state now. Waits for no discovery: one that failed is begun again, and is of use to those who ask later. */
    SourceState now(Codegen codegen) {
        if (catalog == null && codegen.status(config.name()).tools() == null) {
            codegen.catalogAsync(config.name());
            return this;
        }
        return of(codegen, config);
    }

    /** Whether no tool has changed between the two, as far as the source can tell. */
    boolean hasToolsOf(SourceState other) {
        if (catalog == null || other.catalog == null || catalog == other.catalog) {
            return catalog == other.catalog;
        }
        String revision = catalog.revision();
        return revision != null && revision.equals(other.catalog.revision());
    }

    /** Those that an agent may use, sorted by name. */
    List<Tool> allowed() {
        return catalog == null
                ? List.of()
                : catalog.tools().stream().filter(this::isAllowed).toList();
    }

    /** The tool of that name as it is at this moment, if it is still there and an agent may use it. */
    Optional<Tool> find(String tool) {
        return catalog == null ? Optional.empty() : catalog.find(tool).filter(this::isAllowed);
    }

    private boolean isAllowed(Tool tool) {
        return Boundary.refusal(tool, config) == null;
    }

    AgentSource shown() {
        if (catalog == null) {
            return AgentSource.unavailable(
                    config, problem == null ? "not known yet" : String.valueOf(problem.getMessage()));
        }
        List<Tool> allowed = allowed();
        return AgentSource.of(config, allowed, catalog.tools().size() - allowed.size());
    }
}
