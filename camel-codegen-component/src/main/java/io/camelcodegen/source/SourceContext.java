package io.camelcodegen.source;

import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.HttpEngine;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * What the component lends to its sources. Nothing of it is the source's to close.
 *
 * @param camelContext for resources, the registry and class resolving
 * @param http opens HTTP clients
 * @param credentials the source's own, for requests that belong to no call, such as discovery
 * @param events where the source tells what happens to its connections
 * @param variables resolves {@code ${VAR}} and {@code {{…}}} in config values; never given fetched text
 * @param workers runs what may block: reading files, parsing large documents
 * @param scheduler timers; its threads must not be blocked
 * @param indexDirectory where indexes of documents are kept between starts, or null to keep none
 * @param directory what relative paths in the source's config are relative to, or null for the process's working
 *     directory
 * @param sslContextParameters TLS of sources that name none of their own, or null for the JVM's
 * @param toolsChanged to be run when the source says that its tools changed
 */
public record SourceContext(
        CamelContext camelContext,
        HttpEngine http,
        CredentialResolver credentials,
        EventSink events,
        Variables variables,
        Executor workers,
        ScheduledExecutorService scheduler,
        @Nullable Path indexDirectory,
        @Nullable Path directory,
        @Nullable SSLContextParameters sslContextParameters,
        Runnable toolsChanged) {

    /** In the process's working directory. */
    public SourceContext(
            CamelContext camelContext,
            HttpEngine http,
            CredentialResolver credentials,
            EventSink events,
            Variables variables,
            Executor workers,
            ScheduledExecutorService scheduler,
            @Nullable Path indexDirectory,
            @Nullable SSLContextParameters sslContextParameters,
            Runnable toolsChanged) {
        this(
                camelContext,
                http,
                credentials,
                events,
                variables,
                workers,
                scheduler,
                indexDirectory,
                null,
                sslContextParameters,
                toolsChanged);
    }
}
