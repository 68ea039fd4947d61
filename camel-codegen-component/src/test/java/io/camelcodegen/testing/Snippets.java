package io.camelcodegen.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The code blocks of a page in {@code docs/}, so that tests run what it shows. */
public final class Snippets {

    private Snippets() {}

    /** @param language as the block is marked, e.g. {@code json} */
    public static List<String> of(String page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(docs().resolve(page)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** Seen from a module beside it, or one folder further down. */
    private static Path docs() {
        Path near = Path.of("../docs");
        return Files.isDirectory(near) ? near : Path.of("../../docs");
    }
}
