package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.ConnectionState;
import io.camelcodegen.call.SourceStatus;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of sources: status, health check, dev console, JMX. */
class ManagementTest {

    private static final String DOCUMENT = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/pets":{
             "get":{"operationId":"list","responses":{"200":{"description":"ok"}}}}}}""";
    private static final CallOptions ONCE = CallOptions.NONE.withRetry(RetryPolicy.NONE);

    @TempDir
    private Path directory;

    private final MockWebServer server = new MockWebServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RecordingSource shop =
            new RecordingSource("shop").tool("get", ToolHints.READ_ONLY, "{\"type\":\"object\"}");
    private Codegen codegen;

    @BeforeEach
    void start() throws Exception {
        server.start();
        Path document = Files.writeString(directory.resolve("pets.json"), DOCUMENT);
        camel.getRegistry()
                .bind(
                        "pets",
                        SourceConfig.openapi("pets", document.toString())
                                .baseUrl(server.url("/").toString())
                                .build());
        shop.bindTo(camel);
        camel.start();
        codegen = Codegen.of(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.close();
    }

    @Test
    void aSourceThatWasNotUsedIsDisconnectedAndUp() {
        SourceStatus status = codegen.status("pets");

        assertThat(status.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(status.tools()).isNull();
        assertThat(status.openedConnections()).isZero();
        assertThat(health("pets").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aSourceThatAnsweredIsConnected() {
        server.enqueue(new MockResponse.Builder().body("[]").build());

        codegen.call("pets__list", Map.of());

        SourceStatus status = codegen.status("pets");
        assertThat(status.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(status.tools()).isEqualTo(1);
        assertThat(status.openConnections()).isEqualTo(1);
        assertThat(status.openedConnections()).isEqualTo(1);
    }

    @Test
    void anErrorThatTheSourceAnswersIsNoLossOfIt() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        catchThrowableOfType(CodegenException.class, () -> codegen.call("pets__list", Map.of(), ONCE));

        assertThat(codegen.status("pets").state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(health("pets").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aSourceThatCannotBeReachedIsFailedAndDownUntilItAnswersAgain() throws Exception {
        shop.answer((attempt, number) -> number == 1
                ? CompletableFuture.failedFuture(NetworkErrors.unreachable("shop.example", "refused", null))
                : CompletableFuture.completedFuture(ToolResult.of("ok")));

        catchThrowableOfType(CodegenException.class, () -> codegen.call("shop__get", Map.of(), ONCE));

        SourceStatus status = codegen.status("shop");
        assertThat(status.state()).isEqualTo(ConnectionState.FAILED);
        assertThat(status.connectionFailures()).isEqualTo(1);
        assertThat(Objects.requireNonNull(status.lastError()).getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        HealthCheck.Result down = health("shop");
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("shop"));
        assertThat(down.getDetails()).containsEntry("codegen.lastError", "SOURCE_UNREACHABLE");

        codegen.call("shop__get", Map.of());

        assertThat(codegen.status("shop").state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(codegen.status("shop").lastError()).isNotNull(); // it is the last one still
        assertThat(health("shop").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aSourceIsConnectingWhileItIsFirstUsed() {
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        shop.answer((attempt, number) -> answer);

        CompletableFuture<Object> call = codegen.callAsync("shop__get", Map.of(), ONCE);

        assertThat(codegen.status("shop").state()).isEqualTo(ConnectionState.CONNECTING);
        answer.complete(ToolResult.of("ok"));
        assertThat(call.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo("ok");
    }

    @Test
    void aSourceIsReconnectingWhileItIsTriedAgain() {
        CompletableFuture<ToolResult> second = new CompletableFuture<>();
        shop.answer((attempt, number) -> number == 1
                ? CompletableFuture.failedFuture(NetworkErrors.unreachable("shop.example", "refused", null))
                : second);
        catchThrowableOfType(CodegenException.class, () -> codegen.call("shop__get", Map.of(), ONCE));

        CompletableFuture<Object> again = codegen.callAsync("shop__get", Map.of(), ONCE);

        assertThat(codegen.status("shop").state()).isEqualTo(ConnectionState.RECONNECTING);
        assertThat(health("shop").getState()).isEqualTo(HealthCheck.State.DOWN); // not back yet
        second.complete(ToolResult.of("ok"));
        assertThat(again.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo("ok");
    }

    @Test
    void anOpenBreakerIsDown() {
        camel.getRegistry()
                .lookupByNameAndType("codegen-shop", CircuitBreaker.class)
                .transitionToOpenState();

        assertThat(health("shop").getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void theDevConsoleShowsEachSourceAsTextAndAsJson() {
        server.enqueue(new MockResponse.Builder().body("[]").build());
        codegen.call("pets__list", Map.of());
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("codegen");

        assertThat(String.valueOf(console.call(DevConsole.MediaType.TEXT)))
                .contains("Source: pets", "state: CONNECTED", "calls: 1", "Source: shop");
        assertThat(((JsonObject) console.call(DevConsole.MediaType.JSON)).toJson())
                .contains("\"name\":\"pets\"", "\"tools\":1", "\"circuitBreaker\":\"CLOSED\"");
    }

    @Test
    void theDevConsoleClosesABreakerWhenAsked() {
        camel.getRegistry()
                .lookupByNameAndType("codegen-shop", CircuitBreaker.class)
                .transitionToOpenState();
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("codegen");

        Object shown = console.call(DevConsole.MediaType.TEXT, Map.of("reset", "shop"));

        assertThat(String.valueOf(shown)).doesNotContain("circuitBreaker: OPEN");
        assertThat(Objects.requireNonNull(codegen.status("shop").breaker()).state())
                .isEqualTo("CLOSED");
    }

    @Test
    void jmxShowsASourceAndResetsItsBreaker() throws Exception {
        shop.answer("ok");
        codegen.call("shop__get", Map.of());
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name =
                new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",type=codegen,name=\"shop\"");

        assertThat(beans.getAttribute(name, "State")).isEqualTo("CONNECTED");
        assertThat(beans.getAttribute(name, "Calls")).isEqualTo(1L);
        assertThat(beans.getAttribute(name, "CircuitBreaker")).isEqualTo("CLOSED");
        camel.getRegistry()
                .lookupByNameAndType("codegen-shop", CircuitBreaker.class)
                .transitionToOpenState();
        assertThat(beans.getAttribute(name, "CircuitBreaker")).isEqualTo("OPEN");
        beans.invoke(name, "resetCircuitBreaker", null, null);
        assertThat(beans.getAttribute(name, "CircuitBreaker")).isEqualTo("CLOSED");

        camel.stop();

        assertThat(beans.isRegistered(name)).isFalse();
    }

    private HealthCheck.Result health(String source) {
        HealthCheckRepository producers =
                Objects.requireNonNull(HealthCheckHelper.getHealthCheckRepository(camel, "producers"));
        producers.setEnabled(true);
        HealthCheck check = producers.getCheck("codegen-source:" + source).orElseThrow();
        return check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }
}
