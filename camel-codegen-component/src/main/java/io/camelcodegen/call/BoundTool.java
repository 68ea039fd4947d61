package io.camelcodegen.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A tool with all that its calls share: where it belongs, what resolves its credentials, and its compiled schemas,
 * which are made on first use. Immutable but for that; a new one is made when the source's tools change.
 */
public final class BoundTool {

    private final ConnectedSource source;
    private final ToolCatalog catalog;
    private final Tool tool;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable CompletableFuture<Void>> admission = new AtomicReference<>();
    private final CompletableFuture<BoundTool> self = CompletableFuture.completedFuture(this);
    private volatile @Nullable CredentialResolver credentials;
    private volatile @Nullable CompiledSchema input;
    private volatile @Nullable CompiledSchema output;

    BoundTool(ConnectedSource source, ToolCatalog catalog, Tool tool) {
        this.source = source;
        this.catalog = catalog;
        this.tool = tool;
    }

    public ConnectedSource source() {
        return source;
    }

    public Tool tool() {
        return tool;
    }

    /** Whether the source's tools are still those this one was found among. */
    public boolean isCurrent() {
        return source.isCurrent(this);
    }

    /** What its source asks of credentials. */
    ToolSecurity security() {
        return source.source().security(tool);
    }

    /**
     * Looks, once, whether it is what the lock file says. Again after a refusal: it may be accepted in the meantime.
     *
     * @return done, but for tools that are not what the file said when it was last read; fails with INVALID_CONFIG where
     *     it must not be called
     */
    CompletableFuture<Void> admit() {
        CompletableFuture<Void> known = admission.get();
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        if (!admission.compareAndSet(known, mine)) {
            return admit(); // another call was faster
        }
        Relay.outcome(source.lock().admit(tool), mine);
        return mine;
    }

    /** This, as what {@link Sources#bind} returns. */
    public CompletableFuture<BoundTool> asFuture() {
        return self;
    }

    ToolCatalog catalog() {
        return catalog;
    }

    /** What resolves the credentials of calls that bring none of their own. */
    CredentialResolver credentials() {
        CredentialResolver known = credentials;
        if (known == null) {
            known = source.credentials(source.source().security(tool));
            credentials = known; // two at once make the same
        }
        return known;
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG for what only a source can have */
    CredentialResolver credentials(Auth auth) {
        return source.credentials(auth, source.source().security(tool));
    }

    CompiledSchema input() {
        CompiledSchema known = input;
        if (known == null) {
            lock.lock();
            try {
                known = input;
                if (known == null) {
                    known = CompiledSchema.of(tool.schemas().input());
                    input = known;
                }
            } finally {
                lock.unlock();
            }
        }
        return known;
    }

    /** Null where the tool declares no output schema. */
    @Nullable
    CompiledSchema output() {
        ObjectNode schema = tool.schemas().output();
        if (schema == null) {
            return null;
        }
        CompiledSchema known = output;
        if (known == null) {
            lock.lock();
            try {
                known = output;
                if (known == null) {
                    known = CompiledSchema.of(schema);
                    output = known;
                }
            } finally {
                lock.unlock();
            }
        }
        return known;
    }

    @Override
    public String toString() {
        return tool.toString();
    }
}
