package io.camelcodegen.source;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.CachePolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.LockPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.tool.ToolName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One configured API. What every kind of source understands has a component of its own; what only one kind understands
 * ({@code spec}, {@code command} …) stands in {@code properties}. Values may hold variables, not yet resolved. A bean
 * of this type in the registry is a source.
 *
 * @param name unique in a CamelContext
 * @param type {@code openapi}, {@code mcp}, …
 * @param properties by the names of the configuration file; strings, numbers, booleans, lists and maps of those
 * @param auth null where nothing is said: a resolver in the registry may know
 * @param headers HTTP headers sent with every request of the source
 * @param include Ant-style patterns ({@code *}, {@code ?}, {@code **} across slashes) of tool or wire names; empty for
 *     all
 * @param exclude patterns of tools left out, also of those included
 * @param aliases further names of tools: alias to wire name or tool name
 * @param readOnly leaves out every tool that may change something
 * @param timeout of one attempt; null for the kind's default
 * @param retry null for the component's
 * @param breaker null for the component's
 * @param limits how many calls it is sent at most; null for the component's
 * @param retryBudget how many repeated attempts it is sent at most; null for the component's
 * @param cache whether answers are kept and used again
 * @param deduplicate whether identical safe calls under way share one request
 * @param agent what language models may use of its tools
 * @param lock what happens where a tool is not what the lock file says
 * @param maxResponseBytes longest response, after decompression
 * @param maxConnections most connections open at once
 * @param sslContextParameters name of a Camel {@code SSLContextParameters} bean; null for the context's
 * @param proxy {@code http://host:port}; null for none
 */
public record SourceConfig(
        String name,
        String type,
        Map<String, Object> properties,
        @Nullable Auth auth,
        Map<String, String> headers,
        List<String> include,
        List<String> exclude,
        Map<String, String> aliases,
        boolean readOnly,
        @Nullable Duration timeout,
        @Nullable RetryPolicy retry,
        @Nullable BreakerPolicy breaker,
        @Nullable LimitPolicy limits,
        @Nullable RetryBudgetPolicy retryBudget,
        CachePolicy cache,
        boolean deduplicate,
        AgentAccess agent,
        LockPolicy lock,
        long maxResponseBytes,
        int maxConnections,
        @Nullable String sslContextParameters,
        @Nullable String proxy) {

    public static final long DEFAULT_MAX_RESPONSE_BYTES = 100L * 1024 * 1024;
    public static final int DEFAULT_MAX_CONNECTIONS = 50;

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG */
    public SourceConfig {
        if (!ToolName.isSourceName(name)) {
            throw ConfigErrors.invalid(
                    "source '" + name + "'",
                    List.of(
                            "a source name is letters, digits and -, starts with a letter, and may hold single _ only"));
        }
        properties = Map.copyOf(properties);
        headers = Map.copyOf(headers);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        aliases = Map.copyOf(aliases);
    }

    /** A REST API described by an OpenAPI or Swagger document: a file, {@code classpath:} resource or URL. */
    public static Builder openapi(String name, String spec) {
        return new Builder(name, "openapi").property("spec", spec);
    }

    /** An MCP server run as a subprocess that speaks over stdin and stdout. */
    public static Builder mcpStdio(String name, String command, String... args) {
        return new Builder(name, "mcp").property("command", command).property("args", List.of(args));
    }

    /** An MCP server over HTTP. */
    public static Builder mcpHttp(String name, String url) {
        return new Builder(name, "mcp").property("url", url);
    }

    public static Builder builder(String name, String type) {
        return new Builder(name, type);
    }

    /** A property as text, or null where it is not set. */
    public @Nullable String text(String property) {
        Object value = properties.get(property);
        return value == null ? null : value.toString();
    }

    /** Name and kind only: the rest may hold secrets. */
    @Override
    public String toString() {
        return "SourceConfig[" + name + ", " + type + "]";
    }

    /** Collects what is said of a source; what is not said has the default of {@link SourceConfig}. */
    public static final class Builder {
        private final String name;
        private final String type;
        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> aliases = new TreeMap<>();
        private @Nullable Auth auth;
        private List<String> include = List.of();
        private List<String> exclude = List.of();
        private boolean readOnly;
        private @Nullable Duration timeout;
        private @Nullable RetryPolicy retry;
        private @Nullable BreakerPolicy breaker;
        private @Nullable LimitPolicy limits;
        private @Nullable RetryBudgetPolicy retryBudget;
        private CachePolicy cache = CachePolicy.OFF;
        private boolean deduplicate;
        private AgentAccess agent = AgentAccess.READ_ONLY;
        private LockPolicy lock = LockPolicy.OFF;
        private long maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
        private int maxConnections = DEFAULT_MAX_CONNECTIONS;
        private @Nullable String sslContextParameters;
        private @Nullable String proxy;

        private Builder(String name, String type) {
            this.name = name;
            this.type = type;
        }

        /** Something only this kind of source understands. */
        public Builder property(String key, Object value) {
            properties.put(key, value);
            return this;
        }

        /** Where an API's requests go, instead of where its document says. */
        public Builder baseUrl(String value) {
            return property("baseUrl", value);
        }

        public Builder auth(@Nullable Auth value) {
            auth = value;
            return this;
        }

        public Builder header(String header, String value) {
            headers.put(header, value);
            return this;
        }

        public Builder include(List<String> patterns) {
            include = patterns;
            return this;
        }

        public Builder exclude(List<String> patterns) {
            exclude = patterns;
            return this;
        }

        public Builder alias(String alias, String tool) {
            aliases.put(alias, tool);
            return this;
        }

        public Builder readOnly(boolean value) {
            readOnly = value;
            return this;
        }

        public Builder timeout(@Nullable Duration value) {
            timeout = value;
            return this;
        }

        public Builder retry(@Nullable RetryPolicy value) {
            retry = value;
            return this;
        }

        public Builder breaker(@Nullable BreakerPolicy value) {
            breaker = value;
            return this;
        }

        public Builder limits(@Nullable LimitPolicy value) {
            limits = value;
            return this;
        }

        public Builder retryBudget(@Nullable RetryBudgetPolicy value) {
            retryBudget = value;
            return this;
        }

        public Builder cache(CachePolicy value) {
            cache = value;
            return this;
        }

        public Builder deduplicate(boolean value) {
            deduplicate = value;
            return this;
        }

        public Builder agent(AgentAccess value) {
            agent = value;
            return this;
        }

        /** Where the lock file is stays as it was said. */
        public Builder lock(LockPolicy.Mode mode) {
            lock = new LockPolicy(mode, lock.file());
            return this;
        }

        /** A path, {@code file:} or {@code classpath:}; null for {@code codegen.lock.json} beside the configuration. */
        public Builder lockFile(@Nullable String file) {
            lock = new LockPolicy(lock.mode(), file);
            return this;
        }

        public Builder maxResponseBytes(long value) {
            maxResponseBytes = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder sslContextParameters(@Nullable String beanName) {
            sslContextParameters = beanName;
            return this;
        }

        public Builder proxy(@Nullable String url) {
            proxy = url;
            return this;
        }

        /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG */
        public SourceConfig build() {
            return new SourceConfig(
                    name,
                    type,
                    properties,
                    auth,
                    headers,
                    include,
                    exclude,
                    aliases,
                    readOnly,
                    timeout,
                    retry,
                    breaker,
                    limits,
                    retryBudget,
                    cache,
                    deduplicate,
                    agent,
                    lock,
                    maxResponseBytes,
                    maxConnections,
                    sslContextParameters,
                    proxy);
        }
    }
}
