package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The source {@code notes} of three operations, and how a test calls them. */
final class Notes {

    static final CallContext CALL = CallContext.of(Duration.ofMinutes(1));

    private static final String DOCUMENT = """
            {"openapi":"3.1.0","info":{"title":"Notes","version":"1"},%s
             "paths":{
              "/notes/{id}":{
               "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
               "get":{"operationId":"get-note","parameters":[{"name":"X-Trace","in":"header","schema":{"type":"string"}}],
                "responses":{"200":{"description":"ok","content":{"application/json":{}}}}},
               "put":{"operationId":"put-note","requestBody":{"required":true,"content":{"application/json":{"schema":
                {"type":"object","properties":{"text":{"type":"string"},"size":{"type":"number"}}}}}},
                "responses":{"204":{"description":"ok"}}}},
              "/files":{"post":{"operationId":"upload","requestBody":{"content":{"multipart/form-data":{"schema":
                {"type":"object","properties":{"file":{"type":"string","format":"binary"}}}}}},
                "responses":{"200":{"description":"ok"}}}}}}
            """;

    private Notes() {}

    /** @param members more members of the document, each with its comma */
    static String document(String members) {
        return DOCUMENT.formatted(members);
    }

    /** With the document in the folder. */
    static SourceConfig.Builder in(Path folder) throws IOException {
        return in(folder, "");
    }

    static SourceConfig.Builder in(Path folder, String members) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.json"), document(members));
        return SourceConfig.openapi("notes", file.toString());
    }

    static Tool tool(ToolSource source, String wireName) {
        List<Tool> tools = source.discover().join();
        return tools.stream()
                .filter(tool -> tool.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    static ToolResult call(ToolSource source, Tool tool, ObjectNode parameters) {
        return call(source, tool, parameters, CALL);
    }

    static ToolResult call(ToolSource source, Tool tool, ObjectNode parameters, CallContext context) {
        return source.call(tool, source.arrange(tool, parameters), context).join();
    }

    static CodegenException failure(CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
        assertThat(failure.getCause()).isInstanceOf(CodegenException.class);
        return (CodegenException) failure.getCause();
    }
}
