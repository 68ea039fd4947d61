package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthorizationPrompt;
import io.camelcodegen.auth.OAuth2Builder;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.Browser;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The program that the official conformance suite runs for each scenario: a CamelContext with one MCP source, at the
 * URL that is the last argument, whose tools are listed and called. {@link McpConformanceTest} has the suite run it.
 */
final class ConformanceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ConformanceClient() {}

    public static void main(String[] args) throws Exception {
        String scenario = System.getenv("MCP_CONFORMANCE_SCENARIO");
        String given = System.getenv("MCP_CONFORMANCE_CONTEXT");
        SourceConfig.Builder source =
                SourceConfig.mcpHttp("suite", args[args.length - 1]).timeout(PATIENCE);
        if (scenario.startsWith("auth/")) {
            source.auth(auth(scenario, new ObjectMapper().readTree(given == null ? "{}" : given)));
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("prompt", (AuthorizationPrompt) login -> new Browser().open(login.uri()));
            context.getRegistry().bind("suite", source.build());
            context.start();
            Codegen codegen = Codegen.of(context);
            for (Tool tool : codegen.tools("suite")) {
                Object result = codegen.call(tool.name().toString(), arguments(tool));
                System.out.println(tool.wireName() + " answered " + result);
            }
        }
    }

    private static Auth auth(String scenario, JsonNode given) {
        boolean itself = scenario.startsWith("auth/client-credentials");
        OAuth2Builder auth = Auth.oauth2(itself ? Auth.Flow.CLIENT_CREDENTIALS : Auth.Flow.AUTHORIZATION_CODE);
        if (scenario.equals("auth/basic-cimd")) { // the document that the suite expects to be named
            auth.clientId("https://conformance-test.local/client-metadata.json");
        }
        if (given.hasNonNull("client_id")) {
            auth.clientId(given.get("client_id").textValue());
        }
        if (given.hasNonNull("client_secret")) {
            auth.clientSecret(given.get("client_secret").textValue());
        }
        return auth.build();
    }

    /** Numbers for the numbers a tool requires, as the suite's do. */
    private static Map<String, Object> arguments(Tool tool) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        tool.schemas().input().path("required").forEach(name -> arguments.put(name.textValue(), arguments.size() + 2));
        return arguments;
    }
}
