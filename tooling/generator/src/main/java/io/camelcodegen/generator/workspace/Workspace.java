package io.camelcodegen.generator.workspace;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.config.ConfigLocator;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A configuration file with its sources, connected as they are used, by a CamelContext of its own. Thread-safe. */
public final class Workspace implements AutoCloseable {

    private final Path directory;
    private final CamelContext context;
    private final ConfigFile config;
    private final Codegen codegen;

    private Workspace(Path directory, CamelContext context, ConfigFile config, Codegen codegen) {
        this.directory = directory;
        this.context = context;
        this.config = config;
        this.codegen = codegen;
    }

    /**
     * Reads the configuration; connects to nothing yet.
     *
     * @param location a path, {@code file:} or {@code classpath:}; null to look in the usual places
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems
     */
    public static Workspace open(@Nullable String location) {
        return open(Path.of(""), location);
    }

    /**
     * As {@link #open(String)}, in another directory than the process's own.
     *
     * @param directory where the configuration is looked for, and what a relative location is relative to
     */
    public static Workspace open(Path directory, @Nullable String location) {
        DefaultCamelContext context = new DefaultCamelContext();
        try {
            context.disableJMX();
            ConfigFile config = ConfigLocator.of(context).locate(location);
            CodegenComponent component = new CodegenComponent();
            if (config.location() != null) {
                component.setConfig(config.location());
            }
            context.addComponent("codegen", component);
            context.start();
            return new Workspace(directory.toAbsolutePath(), context, config, Codegen.of(context));
        } catch (RuntimeException e) {
            context.stop();
            throw CodegenErrors.wrap(e);
        }
    }

    public ConfigFile config() {
        return config;
    }

    /** The folder of the configuration file, absolute; where there is none, that in which it was looked for. */
    public Path directory() {
        return directory;
    }

    /** Calls tools; lives as long as this workspace. */
    public Codegen codegen() {
        return codegen;
    }

    /** The configured sources, sorted by name. */
    public List<SourceConfig> sources() {
        return codegen.sources();
    }

    /**
     * The tools of a source, discovered first if that was not done yet.
     *
     * @throws io.camelcodegen.error.CodegenException SOURCE_NOT_FOUND, or what went wrong in the discovery
     */
    public SourceTools tools(String source) {
        ToolCatalog catalog;
        try {
            catalog = codegen.catalogAsync(source).join();
        } catch (CompletionException e) {
            throw CodegenErrors.wrap(e);
        }
        SourceConfig found = sources().stream()
                .filter(candidate -> candidate.name().equals(source))
                .findFirst()
                .orElseThrow();
        return new SourceTools(found, List.copyOf(catalog.tools()), catalog.revision());
    }

    @Override
    public void close() {
        context.stop();
    }
}
