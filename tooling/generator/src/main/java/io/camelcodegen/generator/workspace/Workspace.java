package io.camelcodegen.generator.workspace;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.config.ConfigLocator;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A configuration with its sources, connected as they are used, by a CamelContext of its own. Thread-safe.
 *
 * <p>Relative paths in the configuration of sources are relative to the {@linkplain #workingDirectory() working directory},
 * as they are in an application that uses the component; the output folder is one of the {@linkplain #directory()
 * configuration file's}. Indexes of documents are kept where the component keeps them.
 */
public final class Workspace implements AutoCloseable {

    private final Path workingDirectory;
    private final CamelContext context;
    private final ConfigFile config;
    private final Codegen codegen;

    private Workspace(Path workingDirectory, CamelContext context, ConfigFile config, Codegen codegen) {
        this.workingDirectory = workingDirectory;
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
     * @param workingDirectory where the configuration is looked for, and what a relative location and relative paths of
     *     sources are relative to
     */
    public static Workspace open(Path workingDirectory, @Nullable String location) {
        return start(workingDirectory.toAbsolutePath(), context -> locator(workingDirectory, context)
                .locate(location));
    }

    /**
     * As {@link #open(Path, String)}, with sources beside those of the configuration.
     *
     * @param more of none of their names
     */
    public static Workspace open(Path workingDirectory, @Nullable String location, List<SourceConfig> more) {
        return start(workingDirectory.toAbsolutePath(), context -> {
            ConfigFile file = locator(workingDirectory, context).locate(location);
            List<SourceConfig> sources =
                    Stream.concat(file.sources().stream(), more.stream()).toList();
            return new ConfigFile(file.location(), sources, file.outputDir(), file.generate());
        });
    }

    /**
     * Without a configuration file.
     *
     * @param workingDirectory what relative paths are relative to
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where two have one name
     */
    public static Workspace of(Path workingDirectory, List<SourceConfig> sources) {
        return start(workingDirectory.toAbsolutePath(), context -> new ConfigFile(null, sources, null, null));
    }

    private static ConfigLocator locator(Path workingDirectory, CamelContext context) {
        return new ConfigLocator(
                workingDirectory.toAbsolutePath(),
                name -> context.getClassResolver().loadResourceAsStream(name),
                source -> ConfigVariables.of(source, context));
    }

    private static Workspace start(Path workingDirectory, Function<CamelContext, ConfigFile> reader) {
        DefaultCamelContext context = new DefaultCamelContext();
        try {
            context.disableJMX();
            context.setStartupSummaryLevel(StartupSummaryLevel.Off);
            context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
            ConfigFile config = reader.apply(context);
            context.addComponent("codegen", new CodegenComponent().using(config, workingDirectory));
            context.start();
            return new Workspace(workingDirectory, context, config, Codegen.of(context));
        } catch (RuntimeException e) {
            context.stop();
            throw CodegenErrors.wrap(e);
        }
    }

    public ConfigFile config() {
        return config;
    }

    /** The folder of the configuration file, absolute; where there is no such file, the working directory. */
    public Path directory() {
        String location = config.location();
        return location == null || location.regionMatches(true, 0, "classpath:", 0, 10)
                ? workingDirectory
                : Objects.requireNonNullElse(Path.of(location).toAbsolutePath().getParent(), workingDirectory);
    }

    /** Absolute. */
    public Path workingDirectory() {
        return workingDirectory;
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

    /**
     * Where a source's lock file is: the one that the component looks at.
     *
     * @throws io.camelcodegen.error.CodegenException AUTH_MISSING where a variable in its name has no value
     */
    public LockFile lockFile(SourceConfig source) {
        String location = config.location();
        String file = source.lock().file();
        return LockFile.beside(
                location == null ? workingDirectory.resolve(LockFile.NAME).toString() : location,
                file == null ? null : ConfigVariables.of(source.name(), context).resolve(file),
                name -> context.getClassResolver().loadResourceAsStream(name));
    }

    @Override
    public void close() {
        context.stop();
    }
}
