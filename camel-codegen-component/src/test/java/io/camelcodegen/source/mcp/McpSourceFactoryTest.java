package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.source.ToolSourceFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class McpSourceFactoryTest {

    @Test
    void isFoundByCamelUnderItsType() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ToolSourceFactory factory = context.getCamelContextExtension()
                    .getBootstrapFactoryFinder("META-INF/services/org/apache/camel/codegen/source/")
                    .newInstance("mcp", ToolSourceFactory.class)
                    .orElseThrow();

            assertThat(factory).isInstanceOf(McpSourceFactory.class);
        }
    }
}
