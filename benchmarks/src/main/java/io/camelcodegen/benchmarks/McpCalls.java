package io.camelcodegen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The tool {@code echo} of the reference MCP server over stdio: through {@code codegen:}, and through the SDK's own async
 * client over its own transport. Each has a server process of its own.
 */
final class McpCalls {

    private static final Map<String, Object> PARAMETERS = Map.of("message", "hello");

    private McpCalls() {}

    /** @param args the server's script, seconds for each of the two measurements */
    public static void main(String[] args) {
        ChildJvm.main(() -> run(args));
    }

    private static void run(String[] args) throws Exception {
        String script = args[0];
        Duration total = Duration.ofSeconds(Long.parseLong(args[1]));
        McpAsyncClient sdk = McpClient.async(new StdioClientTransport(
                        ServerParameters.builder("node").args(script, "stdio").build(),
                        new JacksonMcpJsonMapper(new ObjectMapper())))
                // its own wants another networknt than Camel's; echo declares no output to validate
                .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(""))
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry()
                    .bind(
                            "everything",
                            SourceConfig.mcpStdio("everything", "node", script, "stdio")
                                    .build());
            camel.addComponent("codegen", new CodegenComponent());
            camel.start();
            sdk.initialize().block();
            measure(camel, sdk, total);
        } finally {
            sdk.closeGracefully().block(Duration.ofSeconds(10));
        }
    }

    private static void measure(DefaultCamelContext camel, McpAsyncClient sdk, Duration total) throws Exception {
        Codegen codegen = Codegen.of(camel);
        ProducerTemplate template = camel.createProducerTemplate();
        Endpoint endpoint = camel.getEndpoint("codegen:everything__echo");
        AsyncProducer endpointProducer = endpoint.createAsyncProducer();
        endpointProducer.start();
        checkAnswer(codegen.call("everything__echo", PARAMETERS));
        checkAnswer(send(sdk).join());

        Duel duel = new Duel();
        Duel.Contender peer = duel.add(() -> send(sdk).join(), () -> send(sdk));
        Duel.Contender java = duel.add(
                () -> codegen.call("everything__echo", PARAMETERS),
                () -> codegen.callAsync("everything__echo", PARAMETERS));
        Duel.Contender producer =
                duel.add(() -> template.requestBody(endpoint, PARAMETERS), () -> sendAsync(endpointProducer));
        Duration warmUp = total.dividedBy(3);
        // first, as its many calls warm the code up for the other
        duel.throughput(warmUp, total);
        Duel.throughputRow(
                        "MCP stdio `echo`, 64 in flight: `codegen:` endpoint / SDK's async client", producer, peer, "")
                .print();
        Duel.throughputRow("MCP stdio `echo`, 64 in flight: `Codegen.callAsync` / SDK's async client", java, peer, "")
                .print();
        duel.latency(warmUp, total);
        Duel.latencyRow("MCP stdio `echo`, p50: `codegen:` endpoint / SDK's async client", producer, peer, "≤ 1.10")
                .print();
        Duel.latencyRow("MCP stdio `echo`, p50: `Codegen.call` / SDK's async client", java, peer, "≤ 1.10")
                .print();
    }

    private static void checkAnswer(@Nullable Object answer) {
        if (!String.valueOf(answer).contains("hello")) {
            throw new IllegalStateException("not the echo: " + answer);
        }
    }

    private static CompletableFuture<?> send(McpAsyncClient sdk) {
        return sdk.callTool(
                        CallToolRequest.builder("echo").arguments(PARAMETERS).build())
                .toFuture();
    }

    private static CompletableFuture<Object> sendAsync(AsyncProducer producer) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getIn().setBody(PARAMETERS);
        return producer.processAsync(exchange).thenApply(answered -> {
            if (answered.getException() != null) {
                throw new IllegalStateException(answered.getException());
            }
            return answered.getMessage().getBody();
        });
    }
}
