package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.file.FileProblem;
import io.camelcodegen.file.ProcessLock;
import io.camelcodegen.file.StrictJson;
import io.camelcodegen.file.WholeFile;
import io.camelcodegen.lock.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads and writes manifests. */
public final class ManifestFile {

    /** Of the file, in the folder of the project. */
    public static final String NAME = ".agent-ready.json";

    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private ManifestFile() {}

    /** The manifest as it is written: two spaces of indent, {@code \n}, its checksum in place. */
    public static String text(AgentManifest manifest) {
        return ManifestJson.print(complete(manifest));
    }

    /** The manifest as a tree, its checksum in place. */
    static ObjectNode complete(AgentManifest manifest) {
        ObjectNode tree = ManifestJson.toJson(manifest);
        ObjectNode metadata = tree.objectNode();
        metadata.set("generatedBy", tree.at("/metadata/generatedBy"));
        metadata.put("checksum", checksum(tree));
        tree.at("/metadata").properties().forEach(member -> {
            if (!metadata.has(member.getKey())) {
                metadata.set(member.getKey(), member.getValue());
            }
        });
        tree.set("metadata", metadata);
        return tree;
    }

    /**
     * {@code sha256:} and 64 hexadecimal digits: of the {@linkplain CanonicalJson canonical form} of the manifest without
     * its member {@code /metadata/checksum}.
     */
    public static String checksum(JsonNode manifest) {
        return CanonicalJson.sha256(without(manifest, false));
    }

    /** The manifest without its checksum, and without its date if that is wanted, too; what was given stays as it was. */
    private static JsonNode without(JsonNode manifest, boolean date) {
        if (!(manifest instanceof ObjectNode object)) {
            return manifest;
        }
        ObjectNode copy = object.objectNode();
        copy.setAll(object);
        if (date) {
            copy.remove("generated");
        }
        if (object.get("metadata") instanceof ObjectNode metadata) {
            copy.set("metadata", metadata.objectNode().setAll(metadata));
            ((ObjectNode) copy.get("metadata")).remove("checksum");
        }
        return copy;
    }

    /**
     * Writes the manifest whole, or leaves the file as it is. A file that differs in nothing but when it was generated
     * is not touched.
     *
     * @return whether the file has changed
     * @throws CodegenException INVALID_CONFIG where it cannot be written
     */
    public static boolean write(Path file, AgentManifest manifest) {
        ObjectNode tree = complete(manifest);
        Path target = file.toAbsolutePath();
        try {
            if (Files.isRegularFile(target) && isSame(target, tree)) {
                return false;
            }
            Files.createDirectories(target.getParent());
            ProcessLock lock = ProcessLock.ofWriter(target);
            try (lock) {
                replace(target, tree);
            }
            return true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes what is made of the manifest that is there. Who writes it at the same time, in this process or another, waits,
     * so that neither loses what the other wrote. A file that would be the same is not touched.
     *
     * @param change asked once more, while others wait, where the file became another in the meantime
     * @throws CodegenException INVALID_CONFIG where it is no manifest or cannot be written
     */
    public static void update(Path file, UnaryOperator<AgentManifest> change) {
        AgentManifest before = read(file);
        AgentManifest wanted = change.apply(before);
        if (wanted.equals(before)) { // needs no right to write
            return;
        }
        try {
            ProcessLock lock = ProcessLock.ofWriter(file);
            try (lock) {
                AgentManifest now = read(file);
                replace(file.toAbsolutePath(), complete(now.equals(before) ? wanted : change.apply(now)));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void replace(Path target, ObjectNode tree) throws IOException {
        WholeFile.write(target, ManifestJson.print(tree).getBytes(StandardCharsets.UTF_8), WholeFile.Option.FORCED);
    }

    private static CodegenException unwritable(Path file, IOException e) {
        return invalid(file, List.of("cannot be written: " + FileProblem.of(e)));
    }

    /** Whether the file says what the manifest says, but for when it was generated: {@link #write} would not touch it. */
    public static boolean isCurrent(Path file, AgentManifest manifest) {
        return Files.isRegularFile(file) && isSame(file, complete(manifest));
    }

    private static boolean isSame(Path file, ObjectNode tree) {
        try {
            return CanonicalJson.sha256(without(tree(file), true)).equals(CanonicalJson.sha256(without(tree, true)));
        } catch (CodegenException e) {
            return false; // what stands there is no manifest
        }
    }

    /**
     * A manifest that keeps to the schema; members that begin with {@code x-} are kept, where the schema allows them.
     *
     * @throws CodegenException INVALID_CONFIG where there is no such file, or with all problems of what is in it
     */
    public static AgentManifest read(Path file) {
        JsonNode tree = tree(file);
        List<ManifestProblem> problems = ManifestValidator.validate(tree).stream()
                .filter(problem -> !problem.isInconsistency())
                .toList();
        if (!problems.isEmpty()) {
            throw invalid(file, problems.stream().map(ManifestProblem::toString).toList());
        }
        return ManifestJson.fromJson(tree);
    }

    /** The content of a file that may hold a manifest, to be {@linkplain ManifestValidator#validate validated}. */
    public static JsonNode tree(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(file, List.of("is larger than " + MAX_BYTES + " bytes"));
            }
            return StrictJson.parse(bytes);
        } catch (NoSuchFileException e) {
            throw invalid(file, List.of("there is no such file; 'camel-codegen sync' writes it"));
        } catch (IOException e) {
            throw invalid(file, List.of(StrictJson.problem(e)));
        }
    }

    private static CodegenException invalid(Path file, List<String> problems) {
        return ConfigErrors.invalid("manifest " + file, problems);
    }
}
