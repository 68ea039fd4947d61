package io.camelcodegen.source.openapi;

import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tool of one operation, resolved when it is first used, once. Thread-safe. */
final class OperationTool implements HttpOperation {

    private final Tool tool;
    private final Operation operation;
    private final DocumentReader document;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ResolvedOperation resolved;

    OperationTool(ToolName name, Operation operation, DocumentReader document) {
        this.operation = operation;
        this.document = document;
        this.tool = Tool.builder(name, operation.wireName(), () -> resolved().schemas())
                .description(operation.description())
                .hints(hints(operation.method()))
                .tags(operation.tags())
                .deprecated(operation.deprecated())
                .http(this)
                .build();
    }

    Tool tool() {
        return tool;
    }

    /** @throws io.camelcodegen.error.CodegenException each time, where the document is wrong at this operation */
    ResolvedOperation resolved() {
        ResolvedOperation known = resolved;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = resolved;
            if (known == null) {
                known = document.operations().resolve(tool.name(), operation);
                resolved = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String method() {
        return operation.method();
    }

    @Override
    public String path() {
        return operation.path();
    }

    @Override
    public List<String> requestTypes() {
        OperationSpec.RequestBody body = resolved().spec().body();
        return body == null ? List.of() : List.copyOf(body.content().keySet());
    }

    @Override
    public List<String> responseTypes() {
        return resolved().spec().responseTypes();
    }

    /** Where its requests go, read without resolving the rest of it. */
    List<OperationSpec.Server> servers() {
        return document.servers(tool.name(), operation);
    }

    /** What RFC 9110 says of the method. */
    private static ToolHints hints(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> ToolHints.READ_ONLY;
            case "PUT", "DELETE" -> ToolHints.IDEMPOTENT_WRITE;
            default -> ToolHints.WRITE;
        };
    }
}
