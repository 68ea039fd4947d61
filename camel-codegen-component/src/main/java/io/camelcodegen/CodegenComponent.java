package io.camelcodegen;

import io.camelcodegen.call.CallDefaults;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.Sources;
import io.camelcodegen.call.ToolCalls;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.config.ConfigLocator;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.config.SourceConfigParser;
import io.camelcodegen.config.SourceProperties;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.observe.EventHub;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.source.SourceConfig;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/** Makes endpoints of tools, and owns what their calls share: sources, connections, threads. */
@Component("codegen")
public class CodegenComponent extends DefaultComponent implements SSLContextParametersAware {

    @Metadata(
            description =
                    "The configuration file: a path, file: or classpath: location. Default: codegen.config.json,"
                            + " .codegenrc or mcp-codegen.json in the working directory, then on the classpath, if there is one.")
    private @Nullable String config;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Sources by name, each an io.camelcodegen.source.SourceConfig bean or a map of the keys that the"
                            + " configuration file has, with type (openapi, mcp) among them. They are added to those of the file; beans"
                            + " of type SourceConfig in the registry are sources too.")
    private Map<String, Object> sources = new LinkedHashMap<>();

    @Metadata(
            description = "How long one attempt may take, for sources and endpoints that say nothing else. Default: 30"
                    + " seconds for REST and 60 seconds for MCP.",
            javaType = "java.time.Duration")
    private long timeout;

    @Metadata(
            description =
                    "When failed attempts are repeated, for sources and endpoints that say nothing else: the name of a"
                            + " preset, or a reference to an io.camelcodegen.policy.RetryPolicy bean.",
            defaultValue = "DEFAULT",
            enums = "NONE,CONSERVATIVE,DEFAULT,AGGRESSIVE,NETWORK,RATE_LIMIT")
    private Object retry = "DEFAULT";

    @Metadata(
            description = "Whether each source has a circuit breaker. It stands in the registry as codegen-{source}.",
            defaultValue = "true")
    private boolean circuitBreaker = true;

    @Metadata(
            description =
                    "Whether a source gets at most one repeated attempt for five calls, so that retries do not bury"
                            + " a source in trouble. A source's retryBudget says more.",
            defaultValue = "true")
    private boolean retryBudget = true;

    @Metadata(
            description = "Whether a source that says that it has no calls left (RateLimit, X-RateLimit-*, 429 with"
                    + " Retry-After) is sent none until it has. A source's limits say more.",
            defaultValue = "true")
    private boolean followServerHints = true;

    @Metadata(
            description = "Whether parameters are checked against the tool's input schema before anything is sent.",
            defaultValue = "true")
    private boolean validate = true;

    @Metadata(description = "Whether results are checked against the tool's output schema, where it has one.")
    private boolean validateOutput;

    @Metadata(
            label = "security",
            description =
                    "Whether the header CamelCodegenToolName chooses the tool. Off, as a message from outside must not"
                            + " choose what is called; better set on the one endpoint that needs it.")
    private boolean allowToolNameHeader;

    @Metadata(
            label = "advanced",
            description = "Where indexes of API documents are kept, so that the next start is quick; none to keep none."
                    + " Default: camel-codegen in the user's cache directory.")
    private @Nullable String indexDirectory;

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The Vert.x instance to share. Default: one of its own.")
    private @Nullable Vertx vertx;

    @Metadata(
            label = "security",
            description = "Whether sources without SSLContextParameters use those of the CamelContext.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            description = "Whether Micrometer's meters tell tools apart by a tag. Off, as a source may have more than a"
                    + " thousand, each of which would be time series of their own.")
    private boolean meterPerTool;

    /** Outlives the runtime: consumers may be there before it. */
    private final EventHub events = new EventHub();

    private @Nullable ConfigFile given;
    private @Nullable Path directory;

    private @Nullable CodegenRuntime runtime;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CodegenConfiguration configuration = new CodegenConfiguration();
        configuration.setAllowToolNameHeader(allowToolNameHeader);
        CodegenEndpoint endpoint = new CodegenEndpoint(uri, this, remaining, configuration);
        endpoint.setParameters(PropertiesHelper.extractProperties(parameters, "param."));
        setProperties(endpoint, parameters);
        if (remaining.contains("*") && !configuration.isAllowToolNameHeader()) {
            throw new IllegalArgumentException(
                    "codegen:" + remaining + " names no single tool; that needs allowToolNameHeader=true");
        }
        return endpoint;
    }

    /**
     * Reads the configuration and makes the sources, without connecting to any. Not at init: Camel Main sets the options
     * after that.
     */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CallDefaults defaults = new CallDefaults(
                timeout > 0 ? Duration.ofMillis(timeout) : null,
                RetryReference.resolve(getCamelContext(), retry),
                circuitBreaker ? BreakerPolicy.DEFAULT : BreakerPolicy.OFF,
                LimitPolicy.DEFAULT.withFollowServerHints(followServerHints),
                retryBudget ? RetryBudgetPolicy.DEFAULT : RetryBudgetPolicy.OFF,
                validate,
                validateOutput);
        events.attach(getCamelContext().getManagementStrategy());
        ConfigFile file = given == null ? ConfigLocator.of(getCamelContext()).locate(config) : given;
        CodegenRuntime created = new CodegenRuntime(
                getCamelContext(),
                events,
                sourceConfigs(file.sources()),
                new CodegenRuntime.Settings(
                        defaults,
                        vertx,
                        IndexDirectory.of(indexDirectory),
                        directory,
                        meterPerTool,
                        file.location() == null && directory != null
                                ? directory.resolve(LockFile.NAME).toString()
                                : file.location(),
                        useGlobalSslContextParameters ? getCamelContext().getSSLContextParameters() : null));
        runtime = created;
        ServiceHelper.startService(created);
        getCamelContext().getCamelContextExtension().addContextPlugin(Codegen.class, created.codegen());
        ToolSchemaRegistry.addTo(getCamelContext());
    }

    /** Of the file, the properties, the option and the registry; two of one name are refused. */
    private List<SourceConfig> sourceConfigs(List<SourceConfig> ofFile) {
        List<SourceConfig> all = new ArrayList<>(ofFile);
        SourceConfigParser parser = new SourceConfigParser(source -> ConfigVariables.of(source, getCamelContext()));
        all.addAll(parser.parseAll("codegen.sources", SourceProperties.of(getCamelContext())));
        all.addAll(parser.parseAll("camel.component.codegen.sources", sources));
        all.addAll(getCamelContext().getRegistry().findByType(SourceConfig.class));
        Set<String> names = new HashSet<>();
        List<String> problems = all.stream()
                .map(SourceConfig::name)
                .filter(name -> !names.add(name))
                .map(name -> "there are two sources named '" + name + "'")
                .toList();
        if (!problems.isEmpty()) {
            throw ConfigErrors.invalid("sources", problems);
        }
        return all;
    }

    /**
     * Makes the component use a configuration that is read already, instead of looking for one. For tools that are not at
     * work in the directory of the project; call it before the component is started.
     *
     * @param relativeTo what relative paths in the configuration are relative to
     */
    public CodegenComponent using(ConfigFile configuration, Path relativeTo) {
        given = configuration;
        directory = relativeTo.toAbsolutePath();
        return this;
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(runtime);
        super.doStop();
    }

    private CodegenRuntime runtime() {
        CodegenRuntime started = runtime;
        if (started == null) {
            throw new IllegalStateException("the codegen component is not started: start the CamelContext first");
        }
        return started;
    }

    /** Calls tools from Java. */
    public Codegen codegen() {
        return runtime().codegen();
    }

    Sources sources() {
        return runtime().sources();
    }

    EventHub events() {
        return events;
    }

    ToolCalls calls() {
        return runtime().calls();
    }

    Executor workers() {
        return runtime().workers();
    }

    public @Nullable String getConfig() {
        return config;
    }

    public void setConfig(@Nullable String config) {
        this.config = config;
    }

    public Map<String, Object> getSources() {
        return sources;
    }

    public void setSources(Map<String, Object> sources) {
        this.sources = sources;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = CodegenConfiguration.checkedTimeout(timeout);
    }

    public Object getRetry() {
        return retry;
    }

    /** @param retry a preset's name, {@code #bean} or a {@code RetryPolicy}: Camel itself puts it for {@code #bean:name} */
    public void setRetry(Object retry) {
        this.retry = retry;
    }

    public boolean isCircuitBreaker() {
        return circuitBreaker;
    }

    public void setCircuitBreaker(boolean circuitBreaker) {
        this.circuitBreaker = circuitBreaker;
    }

    public boolean isRetryBudget() {
        return retryBudget;
    }

    public void setRetryBudget(boolean retryBudget) {
        this.retryBudget = retryBudget;
    }

    public boolean isFollowServerHints() {
        return followServerHints;
    }

    public void setFollowServerHints(boolean followServerHints) {
        this.followServerHints = followServerHints;
    }

    public boolean isValidate() {
        return validate;
    }

    public void setValidate(boolean validate) {
        this.validate = validate;
    }

    public boolean isValidateOutput() {
        return validateOutput;
    }

    public void setValidateOutput(boolean validateOutput) {
        this.validateOutput = validateOutput;
    }

    public boolean isAllowToolNameHeader() {
        return allowToolNameHeader;
    }

    public void setAllowToolNameHeader(boolean allowToolNameHeader) {
        this.allowToolNameHeader = allowToolNameHeader;
    }

    public @Nullable String getIndexDirectory() {
        return indexDirectory;
    }

    public void setIndexDirectory(@Nullable String indexDirectory) {
        this.indexDirectory = indexDirectory;
    }

    public boolean isMeterPerTool() {
        return meterPerTool;
    }

    public void setMeterPerTool(boolean meterPerTool) {
        this.meterPerTool = meterPerTool;
    }

    public @Nullable Vertx getVertx() {
        return vertx;
    }

    public void setVertx(@Nullable Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
