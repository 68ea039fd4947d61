package io.camelcodegen.benchmarks;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.ToolResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;

/** 10,000 calls whose first attempt failed and that wait for their second: how many threads that takes. */
final class WaitingCalls {

    private static final int CALLS = 10_000;
    private static final Map<String, Object> PARAMETERS = Map.of("username", "octocat");

    private WaitingCalls() {}

    public static void main(String[] args) {
        ChildJvm.main(WaitingCalls::run);
    }

    private static void run() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicInteger attempts = new AtomicInteger();
        MemorySource source = new MemorySource(parameters -> {
            attempts.incrementAndGet();
            return parameters.get("username").asText().equals("nobody")
                    ? CompletableFuture.failedFuture(NetworkErrors.broken("memory", "it went away", true, null))
                    : CompletableFuture.completedFuture(ToolResult.of("ok"));
        });
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            source.bindTo(
                    camel,
                    MemorySource.config()
                            .breaker(BreakerPolicy.OFF) // else it opens, and the calls fail instead of waiting
                            .retryBudget(RetryBudgetPolicy.OFF) // else all but a few fail at once
                            .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofSeconds(25))));
            camel.addComponent("codegen", new CodegenComponent());
            camel.start();
            Codegen codegen = Codegen.of(camel);
            for (int i = 0; i < 2_000; i++) { // every thread there will be without waiting calls
                codegen.callAsync(MemorySource.TOOL, PARAMETERS).join();
            }
            CompletableFuture<?> first = codegen.callAsync(MemorySource.TOOL, Map.of("username", "nobody"));
            attempts.set(0);
            int before = threads.getThreadCount();
            threads.resetPeakThreadCount();
            List<CompletableFuture<?>> waiting = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                waiting.add(codegen.callAsync(MemorySource.TOOL, Map.of("username", "nobody")));
            }
            long still = waiting.stream().filter(call -> !call.isDone()).count();
            int during = threads.getPeakThreadCount();
            if (still != CALLS || attempts.get() != CALLS || first.isDone()) {
                throw new IllegalStateException(still + " calls wait after " + attempts.get() + " attempts");
            }
            new Row(
                            "10,000 calls waiting for a retry: threads while they wait / before",
                            during + " threads",
                            before + " threads",
                            "+" + (during - before),
                            "+0")
                    .print();
            waiting.forEach(call -> call.cancel(true));
            first.cancel(true);
        }
    }
}
