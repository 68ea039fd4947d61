package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiSettingsTest {

    @Test
    void readsEveryPropertyAlsoFromText() {
        OpenApiSettings settings = OpenApiSettings.of(SourceConfig.openapi("api", "classpath:a.json")
                .baseUrl("https://h")
                .property("server", "1")
                .property("serverVariables", Map.of("port", 8443))
                .property("maxDocumentBytes", 1000)
                .property("index", "false")
                .property("allowServerFromDocument", "TRUE")
                .property("allowHeaders", "Cookie, X")
                .build());

        assertThat(settings.spec()).isEqualTo("classpath:a.json");
        assertThat(settings.server()).isEqualTo(1);
        assertThat(settings.serverVariables()).isEqualTo(Map.of("port", "8443"));
        assertThat(settings.maxDocumentBytes()).isEqualTo(1000);
        assertThat(settings.index()).isFalse();
        assertThat(settings.allowServerFromDocument()).isTrue();
        assertThat(settings.allowHeaders()).containsExactlyInAnyOrder("cookie", "x");
    }

    @Test
    void namesAllProblemsAtOnce() {
        SourceConfig config = SourceConfig.builder("api", "openapi")
                .property("baseURL", "https://h")
                .property("server", -1)
                .property("serverVariables", "x")
                .property("maxDocumentBytes", "many")
                .property("index", "perhaps")
                .property("allowHeaders", 7)
                .header("Host", "evil")
                .header("X\n", "1")
                .header("X-Token", "secret\r\nX: y")
                .build();

        CodegenException refused = catchThrowableOfType(CodegenException.class, () -> OpenApiSettings.of(config));

        assertThat(refused.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat((List<?>) refused.getContext().get("problems")).hasSize(10);
        assertThat(refused)
                .hasMessageContaining("unknown property 'baseURL'; known are allowHeaders")
                .hasMessageContaining("'spec' is missing")
                .hasMessageContaining("'server' must be a whole number from 0")
                .hasMessageContaining("'index' must be true or false, not 'perhaps'")
                .hasMessageContaining("'Host' is set by the HTTP client");
        assertThat(refused.toJson()).doesNotContain("secret");
    }
}
