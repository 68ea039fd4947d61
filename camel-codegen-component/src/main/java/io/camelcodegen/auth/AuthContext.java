package io.camelcodegen.auth;

import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What the component lends to those who obtain credentials for one source.
 *
 * @param source its name
 * @param resource the URL the source is reached at, variables unresolved; null where it has none of its own
 * @param variables resolves the variables of a configured value
 * @param camelContext for beans in the registry
 * @param http opens a client with the TLS and proxy of the source, for the taker to close; may block
 * @param workers runs what may block
 * @param scheduler timers; its threads must not be blocked
 * @param events where is told what happened
 * @param clock tells when a token expires
 */
public record AuthContext(
        String source,
        @Nullable String resource,
        UnaryOperator<String> variables,
        CamelContext camelContext,
        Supplier<HttpClient> http,
        Executor workers,
        ScheduledExecutorService scheduler,
        EventSink events,
        Clock clock) {}
