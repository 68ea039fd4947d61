package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedCallTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
             "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
             "paths": {"/orders/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
               "get": {"operationId": "get"},
               "put": {"operationId": "put", "security": [{"key": []}]}}}}""";

    @TempDir
    Path folder;

    @Test
    void looksAtParametersOnlyWhereACallDoes() throws Exception {
        Path document = Files.writeString(folder.resolve("orders.json"), DOCUMENT);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CodegenComponent component = new CodegenComponent();
            component.setValidate(false);
            context.addComponent("codegen", component);
            context.getRegistry()
                    .bind(
                            "orders",
                            SourceConfig.openapi("orders", document.toString())
                                    .baseUrl("http://127.0.0.1:1")
                                    .build());
            context.start();

            Codegen.of(context).check("orders__get", Map.of("id", "no number"));
        }
    }

    @Test
    void findsWhatACallWouldFailWithBeforeItIsSent() throws Exception {
        Path document = Files.writeString(folder.resolve("orders.json"), DOCUMENT);
        try (MockWebServer server = new MockWebServer();
                DefaultCamelContext context = new DefaultCamelContext()) {
            server.start();
            context.getRegistry()
                    .bind(
                            "orders",
                            SourceConfig.openapi("orders", document.toString())
                                    .baseUrl(server.url("/").toString())
                                    .build());
            context.start();
            Codegen codegen = Codegen.of(context);

            codegen.check("orders__get", Map.of("id", "42"));
            assertThatThrownBy(() -> codegen.check("orders__get", Map.of("id", "no number")))
                    .extracting(e -> ((CodegenException) e).getCode())
                    .isEqualTo(ErrorCode.INVALID_PARAMS);
            assertThatThrownBy(() -> codegen.check("orders__put", Map.of("id", 42)))
                    .extracting(e -> ((CodegenException) e).getCode())
                    .isEqualTo(ErrorCode.AUTH_MISSING);
            assertThatThrownBy(() -> codegen.check("orders__delete", null))
                    .extracting(e -> ((CodegenException) e).getCode())
                    .isEqualTo(ErrorCode.TOOL_NOT_FOUND);
            assertThat(server.getRequestCount()).isZero();
        }
    }
}
