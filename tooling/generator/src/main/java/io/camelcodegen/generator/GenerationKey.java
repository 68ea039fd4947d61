package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.output.Fingerprint;
import io.camelcodegen.generator.workspace.LibraryVersion;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands for all that the output of a source is made of: while it is the same, so is the output. */
final class GenerationKey {

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(1 << 16);

    private GenerationKey(SourceConfig config, GenerationSettings settings) {
        add(LibraryVersion.get());
        add(settings.packageName());
        add(settings.outputs());
        add(settings.async());
        add(config.name());
        add(config.type());
        add(config.readOnly());
        add(config.auth() == null ? "" : config.auth().getClass().getSimpleName());
        Map<String, String> aliases = new TreeMap<>(config.aliases());
        addAll(aliases.keySet());
        addAll(aliases.values());
    }

    private String fingerprint() {
        return Fingerprint.of(parts.toByteArray());
    }

    /** Of a configuration's values only those that output may tell of: none that may be a secret. */
    static String of(SourceTools source, GenerationSettings settings) {
        if (source.revision() != null) {
            return of(source.config(), source.revision(), settings);
        }
        GenerationKey key = new GenerationKey(source.config(), settings);
        source.tools().forEach(key::addContent);
        return key.fingerprint();
    }

    /** Of a source whose tools need not be known, as the revision and the configuration say which they are. */
    static String of(SourceConfig config, String revision, GenerationSettings settings) {
        GenerationKey key = new GenerationKey(config, settings);
        key.addAll(config.include());
        key.addAll(config.exclude());
        key.add(revision);
        return key.fingerprint();
    }

    private void addContent(Tool tool) {
        add(tool.name());
        add(tool.wireName());
        add(tool.description());
        add(tool.hints());
        addAll(tool.tags());
        add(tool.deprecated());
        HttpOperation http = tool.http();
        add(http == null ? "" : http.method() + ' ' + http.path());
        try {
            ToolSchemas schemas = tool.schemas();
            add(schemas.input());
            add(String.valueOf(schemas.output()));
            addAll(http == null ? List.of() : http.requestTypes());
            addAll(http == null ? List.of() : http.responseTypes());
        } catch (CodegenException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    /** As many parts as there are, and how many: {@code a, b} is another list than {@code a} and {@code b}. */
    private void addAll(Collection<String> all) {
        add(all.size());
        all.forEach(this::add);
    }

    /** With an end that no text has, so that parts cannot be taken for one another. */
    private void add(Object part) {
        parts.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
        parts.write(0xFF);
    }
}
