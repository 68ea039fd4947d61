package io.camelcodegen.generator.output;

import java.util.List;

/**
 * What became of files; paths are relative to the output folder, sorted.
 *
 * @param unchanged not touched
 * @param removed as nothing generates them any more
 * @param kept nothing generates them any more, but there is user code in them
 * @param conflicts left as they are, though they should be other
 */
public record FileChanges(
        List<String> created,
        List<String> updated,
        List<String> unchanged,
        List<String> removed,
        List<String> kept,
        List<Conflict> conflicts) {

    public static final FileChanges NONE =
            new FileChanges(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public FileChanges {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        conflicts = List.copyOf(conflicts);
    }

    /** @param reason what is wrong and what to do, to follow the path and a colon */
    public record Conflict(String path, String reason) {}

    /** Whether a file was created, updated or removed. */
    public boolean changed() {
        return !created.isEmpty() || !updated.isEmpty() || !removed.isEmpty();
    }
}
