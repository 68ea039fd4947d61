package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.NetworkErrors;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One MCP server process and the messages to and from it: a line of JSON in UTF-8 each. Instead of the SDK's own stdio
 * transport, which notices neither a dead process nor a line that is not JSON, and loses messages under load.
 *
 * <p>Pipes of a process cannot be read or written without blocking, so three daemon threads do that, and no caller.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the ends of the process are told through died() and gone()
final class StdioTransport implements McpClientTransport {

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);
    /** For what the process wrote before it ended, and for its exit code after it closed its output. */
    private static final long LAST_WORDS_MILLIS = 250;

    private static final int MAX_LAST_WORDS = 40;

    private final McpSettings settings;
    private final Process process;
    private final ProcessTree tree;
    private final ScheduledExecutorService scheduler;
    private final BoundedLines reader;
    private final StderrTail stderr;
    private final NoiseLog noise;
    private final MessageWriter writer;
    private final CompletableFuture<ProcessDeath> died = new CompletableFuture<>();
    private final AtomicInteger openStreams = new AtomicInteger(2);
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean delivering;
    private volatile boolean closed;
    private volatile Consumer<BoundedLines.Line> tooLong = line -> {};

    /** Takes over a process that was just started. */
    StdioTransport(McpSettings settings, ServerCommand.Started started, ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.process = started.process();
        this.scheduler = scheduler;
        this.reader = new BoundedLines(process.getInputStream(), settings.maxMessageBytes());
        this.writer = new MessageWriter(settings.source(), process.getOutputStream());
        this.tree = new ProcessTree(process, scheduler);
        ServerWords words = new ServerWords(started.secrets());
        this.stderr = new StderrTail(settings.source(), words);
        this.noise = new NoiseLog(settings.source(), words);
    }

    /** Completes, never exceptionally, with why the process is gone; not when it was stopped by us. */
    CompletableFuture<ProcessDeath> died() {
        return died;
    }

    /** Finds the children the process has now, so that they are ended with it even if it dies by itself. */
    void rememberChildren() {
        tree.snapshot();
    }

    /** Completes when the process and its children are gone, after {@link #stop()}. */
    CompletableFuture<Void> gone() {
        return tree.gone();
    }

    /** Whom to tell of a message that was too long; it is given the edges of the line. */
    void onTooLong(Consumer<BoundedLines.Line> listener) {
        tooLong = listener;
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            thread("stdout", () -> read(handler));
            thread("stderr", this::readStderr);
            thread("stdin", () -> writer.write(this::ending));
            process.onExit().thenRun(this::ending);
        });
    }

    private void thread(String stream, Runnable task) {
        Thread thread = new Thread(task, "codegen-mcp-" + settings.source() + "-" + stream);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        try {
            for (BoundedLines.Line line = reader.next(); line != null; line = reader.next()) {
                delivering = true;
                if (line.tooLong()) {
                    noise.skipped("a line longer than " + settings.maxMessageBytes() + " bytes", line);
                    tooLong.accept(line);
                } else if (line.length() > 0) {
                    deliver(line, handler);
                }
                delivering = false;
            }
        } catch (IOException e) {
            LOG.debug("stdout of '{}' ended: {}", settings.source(), e.toString());
        }
        openStreams.decrementAndGet();
        ending();
    }

    private void deliver(BoundedLines.Line line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        List<JSONRPCMessage> messages;
        try {
            messages = JsonRpcReader.read(line.bytes(), line.length());
        } catch (IOException | IllegalArgumentException e) {
            noise.skipped("a line that is no JSON-RPC message", line);
            return;
        }
        for (JSONRPCMessage message : messages) {
            try {
                handler.apply(Mono.just(message)).subscribe(done -> {}, this::cannotHandle);
            } catch (RuntimeException e) { // the reader must live on
                cannotHandle(e);
            }
        }
    }

    private void cannotHandle(Throwable failure) {
        LOG.warn("cannot handle a message of MCP server '{}'", settings.source(), failure);
    }

    private void readStderr() {
        stderr.drain(process.getErrorStream());
        openStreams.decrementAndGet();
        if (!process.isAlive()) { // a server may close its stderr and live on
            ending();
        }
    }

    /** The process ended or can say nothing any more: waits a moment for the rest, then fails what is in flight. */
    private void ending() {
        if (!process.isAlive() && openStreams.get() == 0) {
            finish();
        } else if (ending.compareAndSet(false, true)) {
            awaitLastWords(MAX_LAST_WORDS);
        }
    }

    private void awaitLastWords(int turns) {
        long received = reader.received();
        try {
            scheduler.schedule(() -> lastWords(received, turns), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            finish();
        }
    }

    /** A long answer may still be on its way, but a child that holds the pipe open must not hold us up. */
    private void lastWords(long receivedBefore, int turns) {
        if (turns > 0 && (delivering || reader.received() != receivedBefore)) {
            awaitLastWords(turns - 1);
        } else {
            finish();
        }
    }

    private void finish() {
        if (!closed) {
            died.complete(death());
        }
        stop();
    }

    private ProcessDeath death() {
        return new ProcessDeath(settings.source(), process.isAlive() ? null : process.exitValue(), stderr.text());
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            byte[] line;
            try {
                line = McpJson.MAPPER.writeValueAsBytes(message);
            } catch (JsonProcessingException e) {
                throw CodegenErrors.internal("cannot write a message to '" + settings.source() + "'", e);
            }
            if (closed) {
                throw NetworkErrors.unreachable(ServerCommand.where(settings), "it was stopped", null);
            }
            if (!process.isAlive()) {
                throw death().beforeCall();
            }
            if (!writer.offer(line)) {
                throw NetworkErrors.broken(ServerCommand.where(settings), "it reads its input too slowly", true, null);
            }
        });
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromFuture(this::stop);
    }

    /** Ends the process and its children; completes when they are gone. */
    CompletableFuture<Void> stop() {
        closed = true;
        return tree.stop(writer::end);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return McpJson.SDK_MAPPER.convertValue(data, type);
    }
}
