package io.camelcodegen.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.call.Codegen;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceResolverSupport;
import org.apache.camel.support.ResourceSupport;

/**
 * Resolves {@code codegen-schema:github__repos_get} to the JSON Schema (2020-12) of that tool's parameters, where a
 * component of Camel takes the location of a resource: {@code json-validator:codegen-schema:github__repos_get}. Read
 * when it is first used, as its source may have to be discovered.
 */
public final class ToolSchemaResolver extends ResourceResolverSupport {

    public static final String SCHEME = "codegen-schema";

    public ToolSchemaResolver() {
        super(SCHEME);
    }

    @Override
    protected Resource createResource(String location, String tool) {
        return new ResourceSupport(SCHEME, location) {
            @Override
            public boolean exists() {
                return true; // that it does not is told by the error of reading it
            }

            @Override
            public InputStream getInputStream() {
                ObjectNode schema = Codegen.of(getCamelContext())
                        .tool(tool)
                        .schemas()
                        .input()
                        .deepCopy();
                // without it, json-validator takes the schema for one of draft 2019-09
                schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
                return new ByteArrayInputStream(JsonText.of(schema).getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
