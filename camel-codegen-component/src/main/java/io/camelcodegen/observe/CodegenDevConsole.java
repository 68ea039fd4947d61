package io.camelcodegen.observe;

import io.camelcodegen.call.CallStatistics;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.SourceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** The sources of the CamelContext and how they do, for {@code camel get} and {@code /q/dev}. */
@DevConsole(name = "codegen", displayName = "Codegen", description = "Sources of tools, their connections and calls")
public final class CodegenDevConsole extends AbstractDevConsole {

    /** The option that names a source whose circuit breaker is to be closed first. */
    public static final String RESET = "reset";

    public CodegenDevConsole() {
        super("codegen", "codegen", "Codegen", "Sources of tools, their connections and calls");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> source : sources(options)) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append("Source: ").append(source.get("name"));
            source.forEach((name, value) -> {
                if (!name.equals("name")) {
                    text.append("\n    ").append(name).append(": ").append(value);
                }
            });
        }
        return text.isEmpty() ? "no sources" : text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray sources = new JsonArray();
        for (Map<String, Object> source : sources(options)) {
            sources.add(new JsonObject(source));
        }
        JsonObject root = new JsonObject();
        root.put("sources", sources);
        return root;
    }

    private List<Map<String, Object>> sources(Map<String, Object> options) {
        Codegen codegen = getCamelContext().getCamelContextExtension().getContextPlugin(Codegen.class);
        if (codegen == null) {
            return List.of();
        }
        if (options.get(RESET) instanceof String source) {
            codegen.resetBreaker(source);
        }
        return codegen.sources().stream()
                .map(source -> facts(codegen, codegen.status(source.name())))
                .toList();
    }

    private static Map<String, Object> facts(Codegen codegen, SourceStatus status) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", status.name());
        facts.put("type", status.type());
        facts.put("state", status.state().name());
        facts.put("since", status.since().toString());
        facts.put("openConnections", status.openConnections());
        facts.put("openedConnections", status.openedConnections());
        facts.put("connectionFailures", status.connectionFailures());
        if (status.tools() != null) {
            facts.put("tools", status.tools());
        }
        if (status.breaker() != null) {
            facts.put("circuitBreaker", status.breaker().state());
        }
        CallStatistics calls = codegen.metrics(status.name()).total();
        facts.put("calls", calls.calls());
        facts.put("failedCalls", calls.failed());
        facts.put("retries", calls.retries());
        facts.put("inFlight", calls.inFlight());
        facts.put("waitingCalls", status.waitingCalls());
        facts.put("meanMillis", calls.duration().mean().toMillis());
        facts.put("p95Millis", calls.duration().p95().toMillis());
        if (status.lastError() != null) {
            facts.put("lastErrorCode", status.lastError().getCode().name());
            facts.put("lastError", String.valueOf(status.lastError().getMessage()));
        }
        return facts;
    }
}
