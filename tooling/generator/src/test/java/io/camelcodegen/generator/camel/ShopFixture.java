package io.camelcodegen.generator.camel;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockWebServer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A source {@code shop} behind a local server, what is generated of it, and a CamelContext that loads it. */
final class ShopFixture implements AutoCloseable {

    /** What may break out of a comment, a YAML scalar, a placeholder, an expression or an endpoint URI. */
    static final String HOSTILE =
            "a\\\"b 'c' {{env:PATH}} }} ${body} ${sys.user.home} x&raw=true %41 100% + #y */ <b> )& RAW(z) \\u202E\\u0000end";

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders/{id}:
                get:
                  operationId: get-order
                  summary: "One order: HOSTILE"
                  description: "//DEPS org.evil:evil:1"
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}, description: "The number. More."}
                    - {name: path, in: query, schema: {type: string}, description: "HOSTILE"}
                    - {name: status, in: query, schema: {type: string, enum: [open, done], default: open}}
                    - {name: api_key, in: query, schema: {type: string}}
                    - {name: X-Trace, in: header, schema: {type: string}}
                  responses:
                    "200": {description: The order, content: {application/json: {schema: {type: object}}}}
              /orders:
                post:
                  operationId: create-order
                  summary: "#HOSTILE"
                  description: end user code
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [customer]
                          properties:
                            customer: {type: string, description: "RAW(HOSTILE"}
                            goods: {type: array, items: {type: object, properties: {"}}": {type: object, properties: {}}}}}
                  responses: {"200": {description: The order}}
              /stock:
                get:
                  operationId: stock
                  parameters:
                    - {name: item, in: query, required: true, schema: {type: string}, description: "HOSTILE"}
                    - {name: at, in: query, schema: {type: string}}
                    - {name: state, in: query, schema: {type: string, enum: [here, there]}}
                  responses: {"200": {description: The stock}}
            """.replace("HOSTILE", HOSTILE);

    final MockWebServer server = new MockWebServer();
    final Map<String, String> files = new TreeMap<>();
    final CamelContext context = new DefaultCamelContext();
    private final Path config;

    ShopFixture(Path directory) throws Exception {
        server.start();
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        config = Files.writeString(
                directory.resolve("codegen.config.json"),
                """
                {"sources": {"openapi": {"shop": {"spec": "%s", "baseUrl": "%s"}}}}
                """.formatted(document, server.url("")));
        CodegenComponent component = new CodegenComponent();
        component.setConfig(config.toString());
        component.setIndexDirectory("none");
        context.addComponent("codegen", component);
    }

    ShopFixture generate(SourceWriter writer) {
        try (Workspace workspace = Workspace.open(config.toString())) {
            writer.write(workspace.tools("shop"), (GeneratedFile file) -> files.put(file.path(), file.content()));
        }
        return this;
    }

    ShopFixture load(String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, yaml));
        return this;
    }

    ShopFixture loadAll() throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            load(file.getKey(), file.getValue());
        }
        return this;
    }

    @Override
    public void close() {
        context.stop();
        server.close();
    }
}
