package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedCallsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<CompletableFuture<ToolResult>> answers = new ArrayList<>();
    private final RecordingSource pets = new RecordingSource("pets")
            .tool("get", ToolHints.READ_ONLY, "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}")
            .tool("add", ToolHints.WRITE, "{\"type\":\"object\"}")
            .answer((attempt, number) -> {
                CompletableFuture<ToolResult> answer = new CompletableFuture<>();
                answers.add(answer);
                return answer;
            });
    private Codegen codegen;

    @BeforeEach
    void start() {
        pets.bindTo(
                camel,
                SourceConfig.builder("pets", "recording").deduplicate(true).build());
        camel.start();
        codegen = Codegen.of(camel);
        codegen.tools("pets");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void identicalSafeCallsUnderWayAreOne() {
        CompletableFuture<Object> first = codegen.callAsync("pets__get", Map.of("id", 1));
        CompletableFuture<Object> same = codegen.callAsync("pets__get", Map.of("id", "1")); // coerced to the same
        CompletableFuture<Object> other = codegen.callAsync("pets__get", Map.of("id", 2));

        assertThat(answers).hasSize(2);
        answers.get(0).complete(ToolResult.of("one"));
        answers.get(1).complete(ToolResult.of("two"));

        assertThat(first.join()).isEqualTo("one");
        assertThat(same.join()).isEqualTo("one");
        assertThat(other.join()).isEqualTo("two");
    }

    @Test
    void eachCallerGetsAResultOfItsOwn() {
        CompletableFuture<Object> first = codegen.callAsync("pets__get", Map.of("id", 1));
        CompletableFuture<Object> second = codegen.callAsync("pets__get", Map.of("id", 1));

        answers.get(0).complete(ToolResult.of(Map.of("tags", List.of("a"))));

        assertThat(first.join()).isEqualTo(second.join()).isNotSameAs(second.join());
        assertThat(((Map<?, ?>) first.join()).get("tags")).isNotSameAs(((Map<?, ?>) second.join()).get("tags"));
    }

    @Test
    void whatEndedIsNotKept() {
        CompletableFuture<Object> first = codegen.callAsync("pets__get", Map.of("id", 1));
        answers.get(0).complete(ToolResult.of("old"));
        first.join();

        CompletableFuture<Object> later = codegen.callAsync("pets__get", Map.of("id", 1));
        answers.get(1).complete(ToolResult.of("new"));

        assertThat(later.join()).isEqualTo("new");
    }

    @Test
    void callsThatMayChangeSomethingAreNeverShared() {
        codegen.callAsync("pets__add", Map.of());
        codegen.callAsync("pets__add", Map.of());

        assertThat(answers).hasSize(2);
    }

    @Test
    void callsMadeOtherwiseAreNotShared() {
        codegen.callAsync("pets__get", Map.of("id", 1));
        codegen.callAsync("pets__get", Map.of("id", 1), CallOptions.NONE.withAccept("text/plain"));

        assertThat(answers).hasSize(2);
    }

    @Test
    void whatCannotBeginFailsForEachThatAsks() {
        CallOptions impossible = CallOptions.NONE.withAuth(new Auth.Mtls("tls"));

        for (int i = 0; i < 2; i++) {
            CompletableFuture<Object> call = codegen.callAsync("pets__get", Map.of("id", 1), impossible);

            assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(CodegenException.class, e -> {
                        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
                        assertThat(e.getContext()).containsEntry(ErrorContext.SOURCE, "pets");
                    });
        }
        assertThat(codegen.metrics("pets").total().failed()).isEqualTo(2);
    }

    @Test
    void aFailureIsEverybodys() {
        CallOptions once = CallOptions.NONE.withRetry(RetryPolicy.NONE);
        CompletableFuture<Object> first = codegen.callAsync("pets__get", Map.of("id", 1), once);
        CompletableFuture<Object> second = codegen.callAsync("pets__get", Map.of("id", 1), once);

        answers.get(0).completeExceptionally(ToolErrors.executionFailed("pets__get", "no", Map.of()));

        for (CompletableFuture<Object> call : List.of(first, second)) {
            assertThatThrownBy(call::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED));
        }
    }

    @Test
    void whoSharesACallIsCountedOnceAndBeforeTheResultIsThere() {
        codegen.callAsync("pets__get", Map.of("id", 1));
        List<Long> inFlight = new ArrayList<>();
        codegen.callAsync("pets__get", Map.of("id", 1)).cancel(true);
        CompletableFuture<Object> joined = codegen.callAsync("pets__get", Map.of("id", 1))
                .whenComplete((result, failure) ->
                        inFlight.add(codegen.metrics("pets").total().inFlight()));

        answers.get(0).complete(ToolResult.of("one"));
        joined.join();

        assertThat(inFlight).containsExactly(0L);
        assertThat(codegen.metrics("pets").total().calls()).isEqualTo(3);
    }

    @Test
    void theCallIsCancelledWithTheLastThatWaits() {
        CompletableFuture<Object> first = codegen.callAsync("pets__get", Map.of("id", 1));
        CompletableFuture<Object> second = codegen.callAsync("pets__get", Map.of("id", 1));

        first.cancel(true);
        assertThat(answers.get(0)).isNotDone();

        second.cancel(true);
        assertThat(answers.get(0)).isCancelled();
    }

    @Test
    void aCallAfterACancelledOneIsMadeAnew() {
        codegen.callAsync("pets__get", Map.of("id", 1)).cancel(true);

        CompletableFuture<Object> next = codegen.callAsync("pets__get", Map.of("id", 1));
        answers.get(1).complete(ToolResult.of("fresh"));

        assertThat(next.join()).isEqualTo("fresh");
    }
}
