package io.camelcodegen.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.testing.Snippets;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/lock-file.md shows a lock file as it is written. */
class LockDocumentationTest {

    private static final String INPUT = """
            {'type': 'object', 'properties': {'query': {'type': 'object', 'properties': {
             'limit': {'type': 'integer', 'maximum': 100}}, 'additionalProperties': false}}, 'additionalProperties': false}""";
    private static final String OUTPUT = """
            {'type': 'array', 'items': {'$ref': '#/$defs/item'}, '$defs': {'item': {'type': 'object', 'required': ['id'],
             'properties': {'id': {'type': 'integer'}, 'name': {'type': ['string', 'null']}}}}}""";

    private record Get(String method, String path, List<String> requestTypes, List<String> responseTypes)
            implements HttpOperation {}

    @Test
    void itsExampleIsALockFile() throws IOException {
        Tool schemas = Tools.tool("items/list", "", ToolHints.READ_ONLY, INPUT, OUTPUT);
        Tool tool = Tool.builder(ToolName.of("shop", "items/list"), "items/list", schemas::schemas)
                .hints(ToolHints.READ_ONLY)
                .http(new Get("GET", "/items", List.of(), List.of()))
                .build();

        String shown = Snippets.of("lock-file.md", "json").get(1);

        assertThat(withoutHashes(LockJson.write(ToolLock.of("shop", List.of(tool))))
                        .strip())
                .isEqualTo(withoutHashes(shown).strip());
    }

    private static String withoutHashes(String text) {
        return text.replaceAll("\"(sha256:)?([0-9a-f]{4,6}…|[0-9a-f]{16,64})\"", "\"$1…\"");
    }
}
