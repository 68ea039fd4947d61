package io.camelcodegen.generator.testing;

import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GitHub's whole document, read once for all tests that only look at its tools. */
public final class GitHubTools {

    private static final Workspace WORKSPACE =
            Configs.of().with("openapi", "github", source(Map.of())).open();

    private GitHubTools() {}

    /** All 1,223 of them, sorted by name; their source is {@code github}. */
    public static List<Tool> all() {
        return WORKSPACE.tools("github").tools();
    }

    /** @param name without the source's */
    public static Tool named(String name) {
        return WORKSPACE.codegen().tool("github__" + name);
    }

    /** Keys of a source of the document, and more. */
    public static Map<String, Object> source(Map<String, ?> more) {
        Map<String, Object> keys = new HashMap<>(more);
        keys.put("spec", NodePackages.githubDocument().toString());
        keys.put("index", false);
        return keys;
    }
}
