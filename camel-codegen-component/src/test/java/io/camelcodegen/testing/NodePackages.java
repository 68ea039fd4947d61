package io.camelcodegen.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the npm packages that the build installs for the tests. */
public final class NodePackages {

    private static final Path ROOT = Path.of("src/test/npm/node_modules").toAbsolutePath();

    private NodePackages() {}

    /** A file of an installed package, e.g. {@code @octokit/openapi/generated/api.github.com.json}. */
    public static Path file(String path) {
        Path file = ROOT.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: run the build once, or 'npm ci' in src/test/npm");
        }
        return file;
    }

    /** GitHub's whole REST API, OpenAPI 3.0, 1,223 operations. */
    public static Path githubDocument() {
        return file("@octokit/openapi/generated/api.github.com.json");
    }
}
