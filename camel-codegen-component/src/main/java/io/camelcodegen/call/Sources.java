package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.tool.ToolCatalog;
import io.camelcodegen.tool.ToolName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources of a CamelContext by name. Immutable. */
public final class Sources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final Map<String, ConnectedSource> byName;

    public Sources(Collection<ConnectedSource> sources) {
        Map<String, ConnectedSource> sorted = new TreeMap<>();
        sources.forEach(source -> sorted.put(source.config().name(), source));
        byName = Collections.unmodifiableMap(sorted);
    }

    public Collection<ConnectedSource> all() {
        return byName.values();
    }

    /**
     * The source of that name.
     *
     * @throws CodegenException SOURCE_NOT_FOUND
     */
    public ConnectedSource get(String name) {
        ConnectedSource source = byName.get(name);
        if (source == null) {
            throw SourceErrors.notFound(name, List.copyOf(byName.keySet()));
        }
        return source;
    }

    /**
     * The tool of that name, its source discovered first if it was not yet.
     *
     * @param name {@code source__tool}, the tool's part spelled as in the catalogue, as the source spells it, or an
     *     alias
     * @return fails with TOOL_NOT_FOUND, SOURCE_NOT_FOUND or the failure of the discovery
     */
    public CompletableFuture<BoundTool> bind(String name) {
        int separator = name.indexOf(ToolName.SEPARATOR);
        if (separator <= 0) {
            return CompletableFuture.failedFuture(ToolErrors.notFound(name, suggest(name), noSource()));
        }
        try {
            ConnectedSource source = get(name.substring(0, separator));
            String tool = name.substring(separator + ToolName.SEPARATOR.length());
            CompletableFuture<ToolCatalog> catalog = source.catalog();
            if (catalog.isDone() && !catalog.isCompletedExceptionally()) {
                return source.bind(catalog.join(), tool).asFuture();
            }
            return catalog.thenApply(tools -> source.bind(tools, tool));
        } catch (CodegenException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private String noSource() {
        return "a tool's name is that of its source, two underscores and its own; "
                + (byName.isEmpty() ? "no source is configured" : "sources are " + String.join(", ", byName.keySet()));
    }

    /** Names near to one without a source's name, from the sources discovered so far. */
    private List<String> suggest(String name) {
        List<String> names = new ArrayList<>();
        for (ConnectedSource source : byName.values()) {
            CompletableFuture<ToolCatalog> catalog = source.catalogIfKnown();
            if (catalog != null && catalog.isDone() && !catalog.isCompletedExceptionally()) {
                names.addAll(catalog.join().nearest(name));
            }
        }
        return names;
    }

    @Override
    public void close() {
        for (ConnectedSource source : byName.values()) {
            try {
                source.close();
            } catch (RuntimeException e) {
                LOG.warn("Source '{}' did not close cleanly", source.config().name(), e);
            }
        }
    }
}
