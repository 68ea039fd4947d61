package io.camelcodegen.generator.output;

import io.camelcodegen.generator.output.FileChanges.Conflict;
import io.camelcodegen.generator.output.Journal.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All files of one source, generated again. Takes them one by one, and changes nothing before {@link #commit}; closed
 * without that, everything stays as it was.
 */
public final class Transaction implements Consumer<GeneratedFile>, AutoCloseable {

    private final Generations generations;
    private final PathClaims claims;
    private final String source;
    private final SourceState before;
    private final boolean force;

    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, String> kept = new TreeMap<>();
    private final List<Step> puts = new ArrayList<>();
    private final List<Step> removals = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private final List<String> updated = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Deque<Path> madeFolders = new ArrayDeque<>();
    private boolean committed;

    Transaction(Generations generations, PathClaims claims, String source, SourceState before, boolean force) {
        this.generations = generations;
        this.claims = claims;
        this.source = source;
        this.before = before;
        this.force = force;
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the path is refused, or nothing can be written */
    @Override
    public void accept(GeneratedFile file) {
        claims.claim(file.path(), source);
        try {
            take(file.path(), ZonedText.of(file.content().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw generations.failure("cannot be written to", e);
        }
    }

    private void take(String path, ZonedText fresh) throws IOException {
        if (fresh.isDamaged()) {
            problems.add(path + ": has no zone for user code, as text of the source looks like the lines around one");
        }
        byte @Nullable [] there = generations.files().read(generations.places().of(path));
        if (there == null) {
            created.add(path);
            put(path, fresh, fresh.bytes(), "");
            return;
        }
        ZonedText old = ZonedText.of(there);
        String recorded = before.hash(path);
        if (old.hash().equals(fresh.hash())) {
            unchanged.add(path);
            hashes.put(path, fresh.hash());
        } else if (recorded == null) {
            conflicts.add(new Conflict(path, "is not the generator's; left alone: move it elsewhere"));
        } else if (!old.hash().equals(recorded) && !force) {
            conflicts.add(new Conflict(path, edited(old)));
            hashes.put(path, recorded);
        } else if (old.hasUserCode() && !fresh.hasZone() && !force) {
            conflicts.add(new Conflict(
                    path, "has user code, and no zone for it any more; left alone: move the code, or use force"));
            hashes.put(path, recorded);
        } else {
            if (!old.hash().equals(recorded) || old.hasUserCode() && !fresh.hasZone()) {
                backUp(path, there);
            }
            updated.add(path);
            put(path, fresh, fresh.withZoneOf(old), Fingerprint.of(there));
        }
    }

    private static String edited(ZonedText old) {
        return (old.isDamaged()
                        ? "the lines around its user code are damaged"
                        : "was edited outside of the zone for user code")
                + "; left alone: undo that, delete the file, or use force, which keeps a copy";
    }

    private void put(String path, ZonedText fresh, byte[] content, String old) throws IOException {
        hashes.put(path, fresh.hash());
        stage(path, content, old);
    }

    private void stage(String path, byte[] content, String old) throws IOException {
        int number = puts.size();
        puts.add(new Step(number, old, path));
        if (generations.isDryRun()) {
            return;
        }
        Path staged = generations.place(Generations.STAGING + "/" + number);
        makeWay(staged);
        generations.files().write(staged, content);
        makeWay(generations.places().of(path));
    }

    private void makeWay(Path place) throws IOException {
        generations.places().makeWay(place).forEach(madeFolders::push);
    }

    private void backUp(String path, byte[] content) throws IOException {
        if (!generations.isDryRun()) {
            Path place = generations.place(Generations.BACKUP + "/" + path);
            generations.places().makeWay(place);
            generations.files().write(place, content);
        }
    }

    /**
     * Puts the files in their places, and removes those that were not given this time.
     *
     * @param key of what they were generated of, for {@link OutputFolder#current}
     * @param tools how many the source has
     * @param notGenerated what could not be generated, a line each
     * @return what was done; its problems are {@link #problems()}
     */
    public FileChanges commit(String key, int tools, List<String> notGenerated) {
        problems.addAll(notGenerated);
        try {
            for (Map.Entry<String, String> file : before.all().entrySet()) {
                if (!hashes.containsKey(file.getKey())) {
                    vanish(file.getKey(), file.getValue());
                }
            }
            SourceState after = new SourceState(conflicts.isEmpty() ? key : "", tools, hashes, kept, problems);
            problems.clear();
            problems.addAll(after.problems());
            recordState(after);
        } catch (IOException e) {
            throw generations.failure("cannot be written to", e);
        }
        if (!generations.isDryRun() && !(puts.isEmpty() && removals.isEmpty())) {
            List<Step> steps = new ArrayList<>(removals);
            steps.addAll(puts);
            generations.commit(new Journal(source, steps));
        }
        committed = true;
        return changes();
    }

    /** Nothing generates the file any more. */
    private void vanish(String path, String recorded) throws IOException {
        byte @Nullable [] there = generations.files().read(generations.places().of(path));
        if (there == null) {
            return;
        }
        ZonedText old = ZonedText.of(there);
        boolean edited = !old.hash().equals(recorded);
        if (edited && !force) {
            conflicts.add(new Conflict(
                    path,
                    "is generated no longer, but was edited; left alone: delete it, or use force, which keeps a copy"));
            hashes.put(path, recorded);
        } else if (old.hasUserCode()) {
            kept.put(path, recorded);
        } else {
            if (edited) {
                backUp(path, there);
            }
            removals.add(new Step(-1, Fingerprint.of(there), path));
        }
    }

    /** As the last of the steps. */
    private void recordState(SourceState after) throws IOException {
        String path = OutputFolder.statePath(source);
        byte @Nullable [] there = generations.files().read(generations.places().of(path));
        String old = there == null ? "" : Fingerprint.of(there);
        if (after.files().isEmpty() && after.kept().isEmpty() && after.key().isEmpty()) {
            if (there != null) {
                removals.add(new Step(-1, old, path));
            }
            return;
        }
        byte[] text = after.write(source).getBytes(StandardCharsets.UTF_8);
        if (there == null || !Fingerprint.of(text).equals(old)) {
            stage(path, text, old);
        }
    }

    private FileChanges changes() {
        List<String> removed = removals.stream()
                .map(Step::path)
                .filter(path -> !path.equals(OutputFolder.statePath(source)))
                .toList();
        for (List<String> paths : List.of(created, updated, unchanged)) {
            Collections.sort(paths);
        }
        conflicts.sort(Comparator.comparing(Conflict::path));
        return new FileChanges(created, updated, unchanged, removed, new ArrayList<>(kept.keySet()), conflicts);
    }

    /** What could not be generated, as it is recorded: a plain line each. Complete after {@link #commit}. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where what was staged cannot be removed */
    @Override
    public void close() {
        if (committed || generations.isDryRun()) {
            return;
        }
        try {
            if (generations.discard()) {
                for (Path folder : madeFolders) { // those made last are the first
                    generations.places().remove(folder);
                }
            }
        } catch (IOException e) {
            throw generations.failure("cannot be tidied up", e);
        }
    }
}
