package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param location where it was found, for messages and logs; null where there is no file
 * @param sources the sources that are not disabled, in the order of the file, {@code mcpServers} last
 * @param outputDir where generated code goes; null where nothing is said
 * @param generate what is generated; null where nothing is said
 */
public record ConfigFile(
        @Nullable String location,
        List<SourceConfig> sources,
        @Nullable String outputDir,
        @Nullable GenerateSettings generate) {

    /** No file was found: no sources. */
    public static final ConfigFile NONE = new ConfigFile(null, List.of(), null, null);

    public ConfigFile {
        sources = List.copyOf(sources);
    }
}
