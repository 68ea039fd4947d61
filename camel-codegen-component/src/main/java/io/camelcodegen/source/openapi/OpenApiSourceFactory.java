package io.camelcodegen.source.openapi;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;
import java.time.Clock;

/**
 * Makes sources of type {@code openapi}. Properties: {@code spec} (required), {@code baseUrl}, {@code server},
 * {@code serverVariables}, {@code maxDocumentBytes}, {@code index}, {@code allowServerFromDocument},
 * {@code checkSecurity}, {@code allowHeaders}.
 */
public final class OpenApiSourceFactory implements ToolSourceFactory {

    @Override
    public ToolSource create(SourceConfig config, SourceContext context) {
        return new OpenApiSource(config, OpenApiSettings.of(config), context, Clock.systemUTC());
    }
}
