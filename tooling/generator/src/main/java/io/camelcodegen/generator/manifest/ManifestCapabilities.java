package io.camelcodegen.generator.manifest;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.generator.manifest.AgentManifest.Sources;
import io.camelcodegen.policy.LockPolicy;
import io.camelcodegen.source.SourceConfig;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the tools of a project have, and no more than that. */
final class ManifestCapabilities {

    private ManifestCapabilities() {}

    /**
     * @param typed whether there are generated wrappers
     * @param asked whether some source's document asks for credentials
     */
    static List<String> of(List<SourceConfig> configs, Sources sources, boolean typed, boolean asked) {
        Set<String> found = new TreeSet<>();
        if (!configs.isEmpty()) { // of every call, whatever the configuration says
            found.add("instrumentation");
            found.add("parameter-validation");
        }
        add(found, "type-safety", typed);
        add(found, "mcp-servers", !sources.mcp().isEmpty());
        add(found, "rest-apis", !sources.openapi().isEmpty());
        add(found, "graphql-apis", !sources.graphql().isEmpty());
        add(found, "databases", !sources.database().isEmpty());
        for (SourceConfig config : configs) {
            add(found, "connection-pooling", config.type().equals("openapi") || config.text("url") != null);
            add(found, "retry-policy", config.retry() == null || config.retry().maxAttempts() > 1);
            add(
                    found,
                    "circuit-breaker",
                    config.breaker() == null || config.breaker().enabled());
            add(found, "rate-limits", config.limits() != null);
            add(found, "response-caching", config.cache().enabled());
            add(found, "authentication", config.auth() != null && !(config.auth() instanceof Auth.None));
            add(found, "tool-lock", config.lock().mode() != LockPolicy.Mode.OFF);
            add(found, "read-only", configs.stream().allMatch(SourceConfig::readOnly));
        }
        add(found, "authentication", asked);
        return List.copyOf(found);
    }

    private static void add(Set<String> found, String capability, boolean there) {
        if (there) {
            found.add(capability);
        }
    }
}
