package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An MCP server process that says {@code notifications/tools/list_changed}, and a route that was there before. */
class ToolListChangeTest extends CamelTestSupport {

    @TempDir
    Path folder;

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        String script = Path.of("src/test/resources/mcp/fault-server.js")
                .toAbsolutePath()
                .toString();
        registry.bind(
                "changing",
                SourceConfig.mcpStdio(
                                "changing",
                                "node",
                                script,
                                "list-changed",
                                folder.resolve("changed").toString())
                        .build());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:old").to("codegen:changing__old");
            }
        };
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aRouteInUseFollowsTheListThatTheServerSaysHasChanged() {
        assertThat(template.requestBody("direct:old", Map.of())).isEqualTo("changed");

        CodegenException refused = firstRefusal();

        assertThat(refused.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
        assertThat(refused).hasMessageContaining("missing required field 'why'");
        assertThat(template.requestBody("direct:old", Map.of("why", "asked"))).isEqualTo("changed");
        assertThat(template.requestBody("codegen:changing__new", Map.of())).isEqualTo("changed");
    }

    /** Until the new list has arrived, the tool is called as it was. */
    private CodegenException firstRefusal() {
        while (true) {
            try {
                template.requestBody("direct:old", Map.of());
            } catch (CamelExecutionException e) {
                return (CodegenException) e.getCause();
            }
        }
    }
}
