package io.camelcodegen.source.openapi;

import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.HttpEngine;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;

/** What a source needs around it, as the component lends it. */
final class SourceFixture implements AutoCloseable {

    final DefaultCamelContext camel = new DefaultCamelContext();
    final Map<String, String> variables = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final HttpEngine http = new HttpEngine(workers);

    ToolSource open(SourceConfig config) {
        return new OpenApiSourceFactory()
                .create(
                        config,
                        new SourceContext(
                                camel,
                                http,
                                CredentialResolver.NONE,
                                EventSink.NONE,
                                this::resolve,
                                workers,
                                scheduler,
                                null,
                                null,
                                () -> {}));
    }

    private String resolve(String value) {
        String resolved = value;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            resolved = resolved.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return resolved;
    }

    @Override
    public void close() {
        http.close();
        scheduler.shutdownNow();
        workers.shutdownNow();
        camel.stop();
    }
}
