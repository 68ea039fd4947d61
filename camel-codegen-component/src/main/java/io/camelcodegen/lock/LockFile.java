package io.camelcodegen.lock;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.file.FileProblem;
import io.camelcodegen.file.ProcessLock;
import io.camelcodegen.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link ToolLock} is kept: a file, or a resource on the classpath, which can only be read. The same lock gives
 * the same bytes. Thread-safe; reads and writes files, so not for an I/O thread.
 */
public final class LockFile {

    /** In the folder of the configuration file, else in the working directory. */
    public static final String NAME = "codegen.lock.json";

    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final String CLASSPATH = "classpath:";

    private final String location;
    private final @Nullable Path file;
    private final Function<String, @Nullable InputStream> classpath;

    private LockFile(String location, @Nullable Path file, Function<String, @Nullable InputStream> classpath) {
        this.location = location;
        this.file = file;
        this.classpath = classpath;
    }

    public static LockFile of(Path file) {
        return new LockFile(file.toString(), file, name -> null);
    }

    /**
     * The lock file that goes with a configuration.
     *
     * @param configured what the configuration says: a path, {@code file:} or {@code classpath:}; null for {@link #NAME}.
     *     A relative path is relative to the folder of the configuration file
     * @param config where the configuration was found, null where there is no file
     * @param classpath opens a resource, or gives null
     * @throws CodegenException INVALID_CONFIG where it is no valid path
     */
    public static LockFile beside(
            @Nullable String config, @Nullable String configured, Function<String, @Nullable InputStream> classpath) {
        String wanted = configured == null ? NAME : configured;
        String beside = config == null ? "" : config;
        if (wanted.startsWith(CLASSPATH)) {
            return new LockFile(wanted, null, classpath);
        }
        if (beside.startsWith(CLASSPATH) && configured == null) {
            String resource = beside.substring(0, Math.max(CLASSPATH.length(), beside.lastIndexOf('/') + 1)) + NAME;
            return new LockFile(resource, null, classpath);
        }
        try {
            Path path = path(wanted);
            Path folder = beside.isEmpty() || beside.startsWith(CLASSPATH)
                    ? null
                    : path(beside).getParent();
            Path file = folder == null ? path : folder.resolve(path);
            return new LockFile(file.toString(), file, classpath);
        } catch (RuntimeException e) { // neither a URI nor a path of this system
            throw invalid(wanted, "is not a valid path");
        }
    }

    private static Path path(String location) {
        return location.startsWith("file:///")
                ? Path.of(URI.create(location))
                : Path.of(location.replaceFirst("^file:(//)?", ""));
    }

    /** For messages: a path, or {@code classpath:}. */
    public String location() {
        return location;
    }

    /**
     * What is in it; {@link ToolLock#EMPTY} where there is none.
     *
     * @throws CodegenException INVALID_CONFIG where it cannot be read or is no lock file, with all problems
     */
    public ToolLock read() {
        ToolLock lock = readIfPresent();
        return lock == null ? ToolLock.EMPTY : lock;
    }

    /** As {@link #read}, but null where there is no file. */
    public @Nullable ToolLock readIfPresent() {
        byte[] content = content();
        return content == null ? null : LockJson.read(location, content);
    }

    private byte @Nullable [] content() {
        try (InputStream content = open()) {
            if (content == null) {
                return null;
            }
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(location, "is larger than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw invalid(location, "cannot be read: " + FileProblem.of(e));
        }
    }

    private @Nullable InputStream open() throws IOException {
        return file != null
                ? Files.newInputStream(file)
                : classpath.apply(location.substring(CLASSPATH.length()).replaceFirst("^/+", ""));
    }

    /** The same as long as the file has not been written; null where there is none, or it is a resource. */
    @Nullable
    Object state() {
        if (file == null) {
            return null;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Writes what is made of its content. Who does so at the same time, in this process or another, waits, so that neither
     * loses what the other wrote. A file that would be the same is not touched.
     *
     * @param change asked once more, while others wait, where the file became another in the meantime
     * @return whether the file has changed
     * @throws CodegenException INVALID_CONFIG where it cannot be read or written, or another does not come to its end
     *     within a minute
     */
    public boolean update(UnaryOperator<ToolLock> change) {
        byte[] before = content();
        byte[] wanted = changed(before, change);
        if (Arrays.equals(before, wanted)) { // needs no right to write
            return false;
        }
        Path target = target();
        try {
            Files.createDirectories(target.getParent());
            ProcessLock lock = ProcessLock.ofWriter(target);
            try (lock) {
                byte[] now = content();
                return write(Arrays.equals(before, now) ? wanted : changed(now, change));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private byte[] changed(byte @Nullable [] content, UnaryOperator<ToolLock> change) {
        return bytes(change.apply(content == null ? ToolLock.EMPTY : LockJson.read(location, content)));
    }

    /**
     * Replaces the file with one that is whole, or leaves it as it is. One that is the same already is not touched. Loses
     * what another wrote since it was read: see {@link #update}.
     *
     * @return whether the file has changed
     * @throws CodegenException INVALID_CONFIG where it cannot be written
     */
    public boolean write(ToolLock lock) {
        return write(bytes(lock));
    }

    private boolean write(byte[] content) {
        Path target = target();
        try {
            if (holds(content)) {
                return false;
            }
            Files.createDirectories(target.getParent());
            WholeFile.write(target, content, WholeFile.Option.FORCED);
            return true;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path target() {
        if (file == null) {
            throw invalid(location, "is a resource, and cannot be written");
        }
        return file.toAbsolutePath();
    }

    private CodegenException unwritable(IOException e) {
        return invalid(location, "cannot be written: " + FileProblem.of(e));
    }

    /** Whether that is what is in it, so that {@link #write} would not touch it; never true of a resource. */
    public boolean holds(ToolLock lock) {
        try {
            return holds(bytes(lock));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean holds(byte[] bytes) throws IOException {
        return file != null && Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static byte[] bytes(ToolLock lock) {
        return LockJson.write(lock).getBytes(StandardCharsets.UTF_8);
    }

    private static CodegenException invalid(String location, String problem) {
        return ConfigErrors.invalid("lock file " + Printable.quoted(location), List.of(problem));
    }
}
