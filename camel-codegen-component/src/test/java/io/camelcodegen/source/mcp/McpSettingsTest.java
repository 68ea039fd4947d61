package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpSettingsTest {

    @Test
    void readsAServerOverStdio() {
        McpSettings settings = McpSettings.of(SourceConfig.mcpStdio("files", "node", "a.js", "--x")
                .property("env", Map.of("A", 1))
                .property("cwd", "/srv")
                .property("initTimeout", 5000)
                .build());

        assertThat(settings.transport()).isEqualTo(McpSettings.Transport.STDIO);
        assertThat(settings.command()).isEqualTo("node");
        assertThat(settings.args()).containsExactly("a.js", "--x");
        assertThat(settings.env()).containsEntry("A", "1");
        assertThat(settings.initTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.maxMessageBytes()).isEqualTo(McpSettings.MAX_LINE_BYTES);
    }

    @Test
    void aUrlMeansStreamableHttpUnlessTheTransportIsNamed() {
        McpSettings byDefault = McpSettings.of(
                SourceConfig.mcpHttp("a", "https://example.com/mcp").build());
        McpSettings named = McpSettings.of(SourceConfig.mcpHttp("a", "https://example.com/mcp")
                .property("transport", "sse")
                .build());

        assertThat(byDefault.transport()).isEqualTo(McpSettings.Transport.STREAMABLE_HTTP);
        assertThat(byDefault.transportGiven()).isFalse();
        assertThat(named.transport()).isEqualTo(McpSettings.Transport.SSE);
    }

    @Test
    void listsAllProblemsAtOnce() {
        CodegenException failure = problemsOf(SourceConfig.builder("bad", "mcp")
                .property("comand", "node")
                .property("args", "a b")
                .property("env", Map.of("A=B", "x"))
                .property("transport", "carrier-pigeon")
                .property("initTimeout", "soon"));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat((List<?>) failure.getContext().get(ErrorContext.PROBLEMS))
                .hasSize(6)
                .anySatisfy(problem -> assertThat(problem.toString()).contains("'comand' is unknown"))
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains("'command'").contains("'url'"))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("streamable-http"));
    }

    @Test
    void commandAndUrlExcludeEachOther() {
        CodegenException failure =
                problemsOf(SourceConfig.mcpStdio("bad", "node").property("url", "http://localhost/mcp"));

        assertThat(failure).hasMessageContaining("exclude each other");
    }

    @Test
    void stdioPropertiesDoNotGoWithAUrl() {
        CodegenException failure =
                problemsOf(SourceConfig.mcpHttp("bad", "http://localhost/mcp").property("cwd", "/"));

        assertThat(failure).hasMessageContaining("'cwd'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:3000/mcp", "file:///etc/passwd", "http://", "http://user:s3cret@host/mcp", "a b"})
    void refusesWhatIsNoHttpUrlWithoutShowingIt(String url) {
        CodegenException failure = problemsOf(SourceConfig.mcpHttp("bad", url));

        assertThat(failure).hasMessageContaining("'url'").hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h:1/mcp?a=b", "http://h:1", "https://h/deep/er/mcp"})
    void splitsAUrlIntoBaseAndEndpoint(String url) {
        HttpEndpoint endpoint = HttpEndpoint.of(url);

        assertThat(endpoint.base()).isIn("http://h:1", "https://h");
        assertThat(endpoint.path()).isIn("/mcp?a=b", "/", "/deep/er/mcp");
    }

    private static CodegenException problemsOf(SourceConfig.Builder builder) {
        return catchThrowableOfType(CodegenException.class, () -> McpSettings.of(builder.build()));
    }
}
