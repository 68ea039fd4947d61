package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.source.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes results of what {@code tools/call} answers. What the server adds that is not known stays as it is. */
final class ResultReader {

    private ResultReader() {}

    /**
     * @param declaresOutput whether the tool declares an output schema: then one text is read as JSON where it is JSON
     * @throws io.camelcodegen.error.CodegenException EXECUTION_FAILED for a result with {@code isError}
     */
    static ToolResult read(String tool, Map<String, Object> result, boolean declaresOutput) {
        List<?> content = result.get("content") instanceof List<?> blocks ? blocks : List.of();
        if (Boolean.TRUE.equals(result.get("isError"))) {
            Object said = content.isEmpty() ? result.get("structuredContent") : content;
            throw ToolErrors.executionFailed(
                    tool,
                    FailureReader.cut(text(content, said)),
                    said == null ? Map.of() : Map.of(ErrorContext.RESPONSE, said));
        }
        Object structured = result.get("structuredContent");
        if (structured != null) {
            return ToolResult.of(structured);
        }
        return ToolResult.of(content.size() == 1 ? single(content.get(0), declaresOutput) : several(content));
    }

    private static @Nullable Object several(List<?> content) {
        return content.isEmpty() ? null : content;
    }

    private static @Nullable Object single(@Nullable Object block, boolean declaresOutput) {
        if (!(block instanceof Map<?, ?> map)
                || !"text".equals(map.get("type"))
                || !(map.get("text") instanceof String text)) {
            return block;
        }
        if (!declaresOutput) {
            return text;
        }
        try {
            return McpJson.MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException | NumberFormatException e) {
            return text; // a text all the same
        }
    }

    private static String text(List<?> content, @Nullable Object otherwise) {
        String text = content.stream()
                .map(block -> block instanceof Map<?, ?> map && map.get("text") instanceof String said ? said : "")
                .filter(said -> !said.isBlank())
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            return text;
        }
        return otherwise == null ? "the server says no more than that it failed" : otherwise.toString();
    }
}
