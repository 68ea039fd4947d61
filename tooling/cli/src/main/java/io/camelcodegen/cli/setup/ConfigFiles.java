package io.camelcodegen.cli.setup;

import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.config.ConfigLocator;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.config.SourceConfigParser;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a configuration without anything of Camel, to see what it says; Camel's placeholders stay as they are. */
public final class ConfigFiles {

    private ConfigFiles() {}

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems */
    public static ConfigFile read(Terminal terminal, @Nullable String location) {
        return new ConfigLocator(terminal.directory(), name -> null, source -> variables(terminal, source))
                .locate(location);
    }

    /** Reads the settings of single sources in the same way. */
    static SourceConfigParser sources(Terminal terminal) {
        return new SourceConfigParser(source -> variables(terminal, source));
    }

    private static ConfigVariables variables(Terminal terminal, String source) {
        return new ConfigVariables(source, terminal::variable, UnaryOperator.identity());
    }
}
