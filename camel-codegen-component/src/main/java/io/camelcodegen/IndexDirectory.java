package io.camelcodegen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where indexes of API documents are kept between starts. */
final class IndexDirectory {

    private static final String NONE = "none";

    private IndexDirectory() {}

    /** The configured directory; by default the user's cache directory, as the XDG base directory specification has it. */
    static @Nullable Path of(@Nullable String configured) {
        if (NONE.equalsIgnoreCase(configured)) {
            return null;
        }
        if (configured != null) {
            return Path.of(configured);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache != null && Path.of(cache).isAbsolute()
                ? Path.of(cache)
                : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("camel-codegen");
    }
}
