package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.ToolSourceContract;
import org.junit.jupiter.api.AfterEach;

/** Against the MCP project's reference server, over stdio. */
class McpSourceContractTest extends ToolSourceContract {

    private final McpFixture fixture = new McpFixture();

    @Override
    protected ToolSource source() {
        return fixture.open(SourceConfig.mcpStdio("contract", "node", McpFixture.everythingScript(), "stdio")
                .build());
    }

    @Override
    protected Working working() {
        return new Working("echo", JsonNodeFactory.instance.objectNode().put("message", "hello"), "Echo: hello");
    }

    @AfterEach
    void close() {
        fixture.close();
    }
}
