package io.camelcodegen.cli.output;

import java.util.Locale;

/** How a result is printed. */
public enum Format {
    TEXT,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
