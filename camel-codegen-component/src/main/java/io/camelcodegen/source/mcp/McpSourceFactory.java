package io.camelcodegen.source.mcp;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;

/**
 * Makes sources of type {@code mcp}. Properties: {@code command}, {@code args}, {@code env}, {@code cwd} for a server
 * run as a subprocess, or {@code url} for one over HTTP; {@code transport} ({@code stdio}, {@code streamable-http},
 * {@code sse}) where the default does not fit; {@code initTimeout} in milliseconds.
 */
public final class McpSourceFactory implements ToolSourceFactory {

    @Override
    public ToolSource create(SourceConfig config, SourceContext context) {
        McpSettings settings = McpSettings.of(config);
        ProgressReports progress = new ProgressReports();
        Notices notices = new Notices(new ListChanges(context), progress);
        McpClient client = settings.transport() == McpSettings.Transport.STDIO
                ? new StdioClient(settings, context, notices)
                : new HttpSessions(settings, config, context, notices);
        return new McpSource(settings, client, progress);
    }
}
