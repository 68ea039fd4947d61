package io.camelcodegen.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of generated files. What was generated of which source is recorded in its folder {@code .codegen}, by paths
 * and hashes: without dates and without names of the machine, so that it may be committed with the files.
 *
 * <p>Files are put in place one by one, as no file system moves many at once. So they are first staged within the folder,
 * then a journal says what is to be done, then it is done, and last the record is renewed and the journal removed. Until
 * the journal is there, the old files are; from then on, the new ones are as good as there: the next {@link #open} does
 * what is still to do. No file is ever half written.
 *
 * <p>Of files that were there before, only those are replaced or removed that are recorded and as they were written, but
 * for their {@link UserZone}. Symbolic links in the folder are not followed. Not thread-safe, but any number of objects
 * and processes may work in one folder.
 */
public final class OutputFolder {

    static final String STATE = ".codegen";

    private static final String SUFFIX = ".state";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path root;
    private final FolderFiles files;

    /** @param root need not be there yet */
    public OutputFolder(Path root) {
        this(root, new FolderFiles());
    }

    OutputFolder(Path root, FolderFiles files) {
        this.root = real(root.toAbsolutePath().normalize());
        this.files = files;
    }

    /** The folder itself may be a symbolic link: its user made it. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root; // not there yet
        }
    }

    /** Absolute. */
    public Path path() {
        return root;
    }

    /**
     * What is recorded of a source that is up to date.
     *
     * @param tools how many it has
     */
    public record Current(int tools, FileChanges files, List<String> problems) {}

    /**
     * What is recorded of a source, where it was generated of the same as {@code key} stands for, and all of its files
     * are as they were written; their user zones do not count. Writes nothing.
     *
     * @param key without spaces
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the folder cannot be read
     */
    public Optional<Current> current(String source, String key) {
        Places places = new Places(root, files);
        try {
            SourceState state = state(source);
            if (!state.key().equals(key) || files.read(places.of(STATE + "/" + Generations.JOURNAL)) != null) {
                return Optional.empty();
            }
            for (Map.Entry<String, String> file : state.all().entrySet()) {
                byte[] content = files.read(places.of(file.getKey()));
                boolean mustHaveCode = state.kept().containsKey(file.getKey());
                if (content == null || !isAsWritten(content, file.getValue(), mustHaveCode)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Current(
                    state.tools(),
                    new FileChanges(
                            List.of(),
                            List.of(),
                            new ArrayList<>(state.files().keySet()),
                            List.of(),
                            new ArrayList<>(state.kept().keySet()),
                            List.of()),
                    state.problems()));
        } catch (IOException e) {
            throw places.failure("cannot be read", e, "make it readable, or generate elsewhere");
        }
    }

    private static boolean isAsWritten(byte[] content, String hash, boolean mustHaveCode) {
        if (!mustHaveCode && Fingerprint.of(content).equals(hash)) {
            return true; // also its zone, which is empty: nearly all files are so
        }
        ZonedText text = ZonedText.of(content);
        return text.hash().equals(hash) && (!mustHaveCode || text.hasUserCode());
    }

    /** The sources that something is recorded of, sorted. */
    public Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        Path state = root.resolve(STATE);
        if (!Files.isDirectory(state, LinkOption.NOFOLLOW_LINKS)) {
            return sources;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(state, "*" + SUFFIX)) {
            for (Path file : found) {
                String name = String.valueOf(file.getFileName());
                String source =
                        name.substring(0, name.length() - SUFFIX.length()).replace("+", "");
                if (statePath(source).equals(STATE + "/" + name)) {
                    sources.add(source);
                }
            }
        } catch (IOException e) {
            throw new Places(root, files).failure("cannot be read", e, "make it readable, or generate elsewhere");
        }
        return sources;
    }

    /**
     * Begins to write; waits while another writes.
     *
     * @param waiting run once where it has to wait
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the folder cannot be written to, or the other
     *     takes more than five minutes
     */
    public Generations open(Runnable waiting) {
        return open(waiting, PATIENCE);
    }

    Generations open(Runnable waiting, Duration patience) {
        return Generations.open(this, files, waiting, patience);
    }

    /** Nothing is written, but told. */
    public Generations dryRun() {
        return Generations.dryRun(this, files);
    }

    SourceState state(String source) throws IOException {
        byte[] text = files.read(new Places(root, files).of(statePath(source)));
        return text == null ? SourceState.NONE : SourceState.read(new String(text, StandardCharsets.UTF_8));
    }

    /** The name of a source may be that of a device on Windows: {@code con} becomes {@code con+.state}. */
    static String statePath(String source) {
        return STATE + '/' + source + (PathClaims.problem(source) == null ? "" : "+") + SUFFIX;
    }
}
