package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;
import io.camelcodegen.tool.ToolCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes sources of type {@code openapi}. Properties: {@code spec} (required), {@code baseUrl}, {@code server},
 * {@code serverVariables}, {@code maxDocumentBytes}, {@code index}, {@code allowServerFromDocument},
 * {@code checkSecurity}, {@code allowHeaders}.
 */
public final class OpenApiSourceFactory implements ToolSourceFactory {

    /**
     * The {@linkplain ToolCatalog#revision() revision} that the source's catalogue would have, of its document alone:
     * nothing is discovered or connected to.
     *
     * @param directory what a relative path of the document is relative to
     * @return empty where only the discovery can tell: the document is no file, is no JSON, refers to other files, or its
     *     name holds variables
     * @throws CodegenException INVALID_CONFIG with all problems
     */
    public static Optional<String> revision(SourceConfig config, Path directory) {
        OpenApiSettings settings = OpenApiSettings.of(config);
        String spec = settings.spec();
        Path file = DocumentLocation.of(DocumentLocation.of(spec).seenFrom(directory))
                .path();
        if (file == null || spec.indexOf('$') >= 0 || spec.contains("{{")) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > settings.maxDocumentBytes()) {
                return Optional.empty(); // what a pipe holds can be read once only
            }
            byte[] content = Files.readAllBytes(file);
            boolean alone = DocumentText.isJson(content) && !ForeignReferences.in(content);
            return alone
                    ? Optional.of(ReservedHeaders.revision(DocumentFingerprint.of(content), settings.allowHeaders()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the discovery says what is wrong
        }
    }

    @Override
    public ToolSource create(SourceConfig config, SourceContext context) {
        return new OpenApiSource(config, OpenApiSettings.of(config), context, Clock.systemUTC());
    }
}
