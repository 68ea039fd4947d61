package io.camelcodegen.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the npm packages that the build installs for the tests. */
public final class NodePackages {

    private static final Path HERE = Path.of("src/test/npm/node_modules").toAbsolutePath();
    /** Those of the component, for the tests of modules beside it. */
    private static final Path COMPONENT = Path.of("../../camel-codegen-component/src/test/npm/node_modules")
            .toAbsolutePath()
            .normalize();

    private NodePackages() {}

    /** A file of an installed package, e.g. {@code @octokit/openapi/generated/api.github.com.json}. */
    public static Path file(String path) {
        Path own = HERE.resolve(path);
        Path file = Files.exists(own) ? own : COMPONENT.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(own + " is missing: run the build once, or 'npm ci' in src/test/npm");
        }
        return file;
    }

    /** GitHub's whole REST API, OpenAPI 3.0, 1,223 operations. */
    public static Path githubDocument() {
        return file("@octokit/openapi/generated/api.github.com.json");
    }
}
