package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.file.StrictJson;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.schema.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds all that is wrong with a manifest: against its schema first, and then against itself. Thread-safe. */
public final class ManifestValidator {

    /** On the class path, beside this class. */
    public static final String SCHEMA = "agent-tool-manifest-1.0.0.schema.json";

    private static final CompiledSchema COMPILED = CompiledSchema.of(load());

    private ManifestValidator() {}

    /** The JSON Schema of manifests, as text. */
    public static String schema() {
        try (InputStream resource = ManifestValidator.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode load() {
        try {
            return (ObjectNode) StrictJson.parse(schema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is wrong, in the order of the manifest; empty where all is well. */
    public static List<ManifestProblem> validate(JsonNode manifest) {
        List<ManifestProblem> problems = new ArrayList<>();
        for (Violation violation : COMPILED.validate(manifest)) {
            String received = violation.received();
            problems.add(new ManifestProblem(
                    violation.pointer(), violation.message() + (received == null ? "" : ", is " + received), false));
        }
        if (manifest.isObject()) {
            problems.addAll(ManifestConsistency.check((ObjectNode) manifest));
        }
        return List.copyOf(problems);
    }
}
