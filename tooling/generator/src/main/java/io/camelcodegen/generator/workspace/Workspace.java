package io.camelcodegen.generator.workspace;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.config.ConfigLocator;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.openapi.OpenApiSourceFactory;
import io.camelcodegen.tool.ToolCatalog;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration with its sources, connected as they are used, by a CamelContext of its own, which is started when it is
 * first needed. Thread-safe.
 *
 * <p>Relative paths in the configuration of sources are relative to the {@linkplain #workingDirectory() working directory},
 * as they are in an application that uses the component; the output folder is one of the {@linkplain #directory()
 * configuration file's}. Indexes of documents are kept where the component keeps them.
 */
public final class Workspace implements AutoCloseable {

    private final Path workingDirectory;
    private final LateContext context;
    private final ConfigFile config;

    private Workspace(Path workingDirectory, LateContext context, ConfigFile config) {
        this.workingDirectory = workingDirectory;
        this.context = context;
        this.config = config;
    }

    /**
     * Reads the configuration; starts and connects to nothing yet.
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
        return open(workingDirectory, location, List.of());
    }

    /**
     * As {@link #open(Path, String)}, with sources beside those of the configuration.
     *
     * @param more of none of their names
     */
    public static Workspace open(Path workingDirectory, @Nullable String location, List<SourceConfig> more) {
        LateContext context = new LateContext();
        try {
            ConfigFile file = new ConfigLocator(
                            workingDirectory.toAbsolutePath(),
                            LateContext::resource,
                            source -> ConfigVariables.of(source, context))
                    .locate(location);
            List<SourceConfig> sources =
                    Stream.concat(file.sources().stream(), more.stream()).toList();
            return new Workspace(
                    workingDirectory.toAbsolutePath(),
                    context,
                    new ConfigFile(file.location(), sources, file.outputDir(), file.generate()));
        } catch (RuntimeException e) {
            context.close();
            throw CodegenErrors.wrap(e);
        }
    }

    /**
     * Without a configuration file.
     *
     * @param workingDirectory what relative paths are relative to
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where two have one name
     */
    public static Workspace of(Path workingDirectory, List<SourceConfig> sources) {
        Workspace workspace = new Workspace(
                workingDirectory.toAbsolutePath(), new LateContext(), new ConfigFile(null, sources, null, null));
        workspace.codegen();
        return workspace;
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

    /**
     * Calls tools; lives as long as this workspace.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the sources cannot be made of it
     */
    public Codegen codegen() {
        return context.codegen(config, workingDirectory);
    }

    /** The configured sources, sorted by name. */
    public List<SourceConfig> sources() {
        return config.sources().stream()
                .sorted(Comparator.comparing(SourceConfig::name))
                .toList();
    }

    /** @throws io.camelcodegen.error.CodegenException SOURCE_NOT_FOUND */
    public SourceConfig source(String name) {
        return config.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SourceErrors.notFound(
                        name, sources().stream().map(SourceConfig::name).toList()));
    }

    /**
     * The {@linkplain SourceTools#revision() revision} of a source's tools, where that can be told without discovering
     * them: nothing is started or connected to.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG
     */
    public Optional<String> revision(SourceConfig source) {
        return source.type().equals("openapi")
                ? OpenApiSourceFactory.revision(source, workingDirectory)
                : Optional.empty();
    }

    /**
     * The tools of a source, discovered first if that was not done yet.
     *
     * @throws io.camelcodegen.error.CodegenException SOURCE_NOT_FOUND, or what went wrong in the discovery
     */
    public SourceTools tools(String source) {
        ToolCatalog catalog;
        try {
            catalog = codegen().catalogAsync(source).join();
        } catch (CompletionException e) {
            throw CodegenErrors.wrap(e);
        }
        return new SourceTools(source(source), List.copyOf(catalog.tools()), catalog.revision());
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
                LateContext::resource);
    }

    @Override
    public void close() {
        context.close();
    }
}
