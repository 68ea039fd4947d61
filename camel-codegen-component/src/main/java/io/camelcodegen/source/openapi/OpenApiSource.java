package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpClient;
import io.camelcodegen.http.HttpClientConfig;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.cache.ResponseCache;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ConnectionEvents;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceConnection;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.openapi.DocumentLoader.Loaded;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.tool.Tool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A REST API, described by an OpenAPI 3 or Swagger 2.0 document. The document is read by {@link #discover()}, an
 * operation of it when its tool is first used. Thread-safe.
 */
final class OpenApiSource implements ToolSource {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    /** A larger answer takes longer to parse than an I/O thread should be kept from the others. */
    private static final int LARGE = 64 * 1024;

    private final SourceConfig config;
    private final OpenApiSettings settings;
    private final SourceContext context;
    private final ConfiguredHeaders headers;
    private final ResponseMapper responses;
    private final @Nullable ResponseCache cache;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable HttpClientConfig connection;
    private volatile @Nullable HttpClient client;
    private volatile @Nullable Api api;
    private volatile boolean closed;

    /** A document that was read, and what was made of it since. */
    private record Api(
            OpenApiDocument document,
            ServerSelector servers,
            SecurityReader security,
            Map<OperationTool, OperationPlan> plans) {}

    OpenApiSource(SourceConfig config, OpenApiSettings settings, SourceContext context, Clock clock) {
        this.config = config;
        this.settings = settings;
        this.context = context;
        this.headers = new ConfiguredHeaders(config.name(), config.headers(), context.variables());
        this.responses = new ResponseMapper(config.name(), new HttpErrors(config.name(), clock));
        this.cache = config.cache().enabled() ? new ResponseCache(config.cache(), clock) : null;
    }

    @Override
    public CompletableFuture<List<Tool>> discover() {
        return CompletableFuture.supplyAsync(this::load, context.workers())
                .thenCompose(loaded -> loaded)
                .thenApplyAsync(this::read, context.workers());
    }

    private CompletableFuture<Loaded> load() {
        String spec = DocumentLocation.of(context.variables().resolve(settings.spec()))
                .seenFrom(context.directory());
        connection = SourceConnection.of(config, context); // a wrong proxy or key store is told at once
        DocumentLoader loader = new DocumentLoader(
                context.camelContext(),
                this::client,
                context.workers(),
                settings.maxDocumentBytes(),
                config.timeout() == null ? DEFAULT_TIMEOUT : config.timeout());
        return loader.load(config.name(), spec, documentCredentials(spec));
    }

    /** The source's own headers go to the document's server only if that is the API's, too. */
    private Credentials documentCredentials(String spec) {
        String baseUrl = settings.baseUrl();
        boolean own = baseUrl == null
                || ServerSelector.sameOrigin(spec, context.variables().resolve(baseUrl));
        return own ? headers.with(Credentials.NONE, List.of()) : Credentials.NONE;
    }

    private List<Tool> read(Loaded loaded) {
        OpenApiDocument document = OpenApiDocument.read(
                config.name(),
                loaded.location(),
                loaded.content(),
                settings.index() ? context.indexDirectory() : null,
                settings.allowHeaders());
        ServerSelector servers = new ServerSelector(config.name(), settings, context.variables(), loaded.uri());
        // a source without a server is told at once, not at its first call; with a baseUrl nothing need be read for it
        List<Server> named = settings.baseUrl() == null ? document.servers() : List.of();
        if (named != null) {
            servers.select(named);
        }
        api = new Api(document, servers, securityReader(document), new ConcurrentHashMap<>());
        return document.tools();
    }

    private SecurityReader securityReader(OpenApiDocument document) {
        HttpClientConfig checked = connection;
        return new SecurityReader(
                document,
                config.headers().keySet(),
                settings.allowHeaders(),
                checked != null && checked.sslContext() != null,
                settings.checkSecurity());
    }

    @Override
    public Supplier<@Nullable String> revision() {
        Api current = api;
        return current == null ? () -> null : current.document()::revision;
    }

    @Override
    public ToolSecurity security(Tool tool) {
        Api current = api;
        OperationPlan known =
                current == null ? null : current.plans().get(current.document().known(tool));
        return known == null && current != null // who asks for a thousand tools calls none of them
                ? current.security().read(current.document().spec(tool))
                : plan(tool).security();
    }

    @Override
    public ObjectNode arrange(Tool tool, ObjectNode parameters) {
        try {
            ParameterArranger arranger = plan(tool).arranger();
            ObjectNode arranged = arranger.arrange(parameters);
            arranger.addRequiredGroups(arranged);
            return arranged;
        } catch (InvalidParameterException e) {
            throw e.of(tool.name().toString());
        }
    }

    @Override
    public CompletableFuture<ToolResult> call(Tool tool, ObjectNode parameters, CallContext call) {
        HttpRequest request;
        CompletableFuture<HttpResponse> exchange;
        try {
            request = plan(tool).requests().build(parameters, call);
            exchange = send(request);
        } catch (InvalidParameterException e) {
            return CompletableFuture.failedFuture(e.of(tool.name().toString()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(located(tool, e));
        }
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        exchange.whenComplete((response, failure) -> {
            if (response == null) {
                result.completeExceptionally(
                        located(tool, failure == null ? new IllegalStateException("no response") : failure));
            } else if (response.body().length < LARGE) {
                complete(result, tool, response, request.credentials());
            } else {
                CompletableFuture.runAsync(
                                () -> complete(result, tool, response, request.credentials()), context.workers())
                        .exceptionally(rejected -> {
                            result.completeExceptionally(located(tool, rejected));
                            return null;
                        });
            }
        });
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    private CompletableFuture<HttpResponse> send(HttpRequest request) {
        HttpClient open = client();
        return cache == null ? open.send(request) : cache.send(request, open::send);
    }

    private void complete(
            CompletableFuture<ToolResult> result, Tool tool, HttpResponse response, Credentials credentials) {
        try {
            result.complete(responses.map(tool, response, credentials));
        } catch (RuntimeException e) {
            result.completeExceptionally(located(tool, e));
        }
    }

    private CodegenException located(Tool tool, Throwable failure) {
        return CodegenErrors.wrap(failure)
                .with(Map.of(ErrorContext.TOOL, tool.name().toString(), ErrorContext.SOURCE, config.name()));
    }

    private OperationPlan plan(Tool tool) {
        Api current = api;
        if (current == null) {
            throw CodegenErrors.internal(tool.name() + " is called before its source was discovered", null);
        }
        OperationTool operation = current.document().known(tool);
        OperationPlan known = current.plans().get(operation);
        if (known == null) {
            known = newPlan(tool, current);
            current.plans().put(operation, known); // two at once make the same
        }
        return known;
    }

    private OperationPlan newPlan(Tool tool, Api current) {
        OperationSpec spec = current.document().spec(tool);
        try {
            RequestBuilder requests = new RequestBuilder(
                    spec,
                    current.servers().select(spec.servers()),
                    headers,
                    settings.allowHeaders(),
                    config.maxResponseBytes());
            return new OperationPlan(
                    new ParameterArranger(spec.arguments(), requests.bodySchema(), spec.ignoredHeaders()),
                    requests,
                    current.security().read(spec));
        } catch (IllegalArgumentException e) {
            throw SourceErrors.malformedDocument(
                    config.name(), settings.spec(), "operation " + tool.wireName() + ": " + e.getMessage(), e);
        }
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = client;
            if (known == null) {
                if (closed) {
                    throw NetworkErrors.broken("source '" + config.name() + "'", "it is closed", true, null);
                }
                HttpClientConfig checked = connection;
                known = context.http()
                        .open(
                                checked == null ? SourceConnection.of(config, context) : checked,
                                new ConnectionEvents(config.name(), context.events()));
                client = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            HttpClient open = client;
            if (open != null) {
                open.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
