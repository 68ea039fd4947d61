package io.camelcodegen;

import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Sources;
import io.camelcodegen.call.ToolCalls;
import io.camelcodegen.observe.EventHub;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.tool.ToolName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Call any operation of an API, or any tool of an MCP server, by its name; consume the events of such calls. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "codegen",
        title = "Codegen",
        syntax = "codegen:toolName",
        category = {Category.API, Category.AI},
        headersClass = CodegenConstants.class)
public class CodegenEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    @UriPath(
            description = "The tool: its source's name, two underscores, and its own name, for example"
                    + " github__repos_list_for_user. The source's own spelling (github__repos/list-for-user) and aliases"
                    + " work too. With allowToolNameHeader=true it may end in an asterisk, and says which names the header may have."
                    + " A consumer has no tool: it is codegen:events.")
    @Metadata(required = true)
    private final String toolName;

    @UriParam
    private final CodegenConfiguration configuration;

    @UriParam(
            prefix = "param.",
            multiValue = true,
            description =
                    "Parameters of the call by name, for example param.per_page=5; they win over those in the message"
                            + " body. A value that is JSON text of an array or object is read as such.")
    private Map<String, Object> parameters = Map.of();

    private Map<String, Object> overrides = Map.of();

    CodegenEndpoint(String uri, CodegenComponent component, String toolName, CodegenConfiguration configuration) {
        super(uri, component);
        this.toolName = toolName;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        if (isEvents()) {
            throw new UnsupportedOperationException("codegen:events is for from(); to() needs a tool");
        }
        return new CodegenProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!isEvents()) {
            throw new UnsupportedOperationException(
                    "codegen:" + toolName + " calls a tool: use it in to(); what from() can consume is codegen:events");
        }
        CodegenEventConsumer consumer = new CodegenEventConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** A tool's name always holds two underscores. */
    private boolean isEvents() {
        return toolName.equals("events");
    }

    @Override
    public CodegenComponent getComponent() {
        return (CodegenComponent) super.getComponent();
    }

    public String getToolName() {
        return toolName;
    }

    public CodegenConfiguration getConfiguration() {
        return configuration;
    }

    public Map<String, Object> getParameters() {
        return parameters;
    }

    public void setParameters(Map<String, Object> parameters) {
        this.parameters = Map.copyOf(parameters);
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, OptionValue.read(value)));
        this.overrides = Collections.unmodifiableMap(values);
    }

    /** The parameters, with JSON text read. */
    Map<String, Object> overrides() {
        return overrides;
    }

    /** Whether the path names no single tool, but says which names the header may have. */
    boolean isPattern() {
        return toolName.endsWith("*");
    }

    /** Whether the path lets the header name this tool. */
    boolean allows(String name) {
        return isPattern()
                ? name.startsWith(toolName.substring(0, toolName.length() - 1)) && name.contains(ToolName.SEPARATOR)
                : true;
    }

    CallOptions callOptions() {
        return configuration.toCallOptions(retryPolicy());
    }

    private @Nullable RetryPolicy retryPolicy() {
        Object retry = configuration.getRetry();
        return retry == null ? null : RetryReference.resolve(getCamelContext(), retry);
    }

    Sources sources() {
        return getComponent().sources();
    }

    ToolCalls calls() {
        return getComponent().calls();
    }

    EventHub events() {
        return getComponent().events();
    }

    Executor workers() {
        return getComponent().workers();
    }
}
