package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.output.Fingerprint;
import io.camelcodegen.generator.workspace.LibraryVersion;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Stands for all that the output of a source is made of: while it is the same, so is the output. */
final class GenerationKey {

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(1 << 16);

    private GenerationKey() {}

    /** Of a configuration's values only those that output may tell of: none that may be a secret. */
    static String of(SourceTools source, GenerationSettings settings) {
        SourceConfig config = source.config();
        GenerationKey key = new GenerationKey();
        key.add(LibraryVersion.get());
        key.add(settings.packageName());
        key.add(settings.outputs());
        key.add(settings.async());
        key.add(config.name());
        key.add(config.type());
        key.add(config.readOnly());
        key.add(config.auth() == null ? "" : config.auth().getClass().getSimpleName());
        key.add(new TreeMap<>(config.aliases()));
        source.tools().forEach(tool -> key.add(tool.name()));
        if (source.revision() != null) {
            key.add(source.revision());
        } else {
            source.tools().forEach(key::addContent);
        }
        return Fingerprint.of(key.parts.toByteArray());
    }

    private void addContent(Tool tool) {
        add(tool.wireName());
        add(tool.description());
        add(tool.hints());
        add(tool.tags());
        add(tool.deprecated());
        add(String.valueOf(tool.http()));
        try {
            ToolSchemas schemas = tool.schemas();
            add(schemas.input());
            add(String.valueOf(schemas.output()));
        } catch (CodegenException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    /** With an end that no text has, so that parts cannot be taken for one another. */
    private void add(Object part) {
        parts.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
        parts.write(0xFF);
    }
}
