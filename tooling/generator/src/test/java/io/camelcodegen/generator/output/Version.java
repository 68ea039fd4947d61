package io.camelcodegen.generator.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The output of a source at two times: some of its files are the same, some changed, some new or gone. */
enum Version {
    OLD(0, 12),
    NEW(4, 16);

    static final String SOURCE = "petstore";
    static final String USER_CODE = "    int mine() { return 42; }\n";

    private final int from;
    private final int to;

    Version(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** What is written into the output folder, by path. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (int i = from; i < to; i++) {
            String body = i % 3 == 0 ? "the same\n" : name() + " " + "x".repeat(2_000) + "\n";
            files.put("java/p" + i % 4 + "/Tool" + i + ".java", body + UserZone.empty("    ", "//") + "}\n");
        }
        return files;
    }

    FileChanges write(OutputFolder folder) {
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin(SOURCE, false)) {
            files().forEach((path, content) -> transaction.accept(new GeneratedFile(path, content)));
            return transaction.commit(name(), 1, List.of());
        }
    }

    /** The files of a folder, without those of the generator's state. */
    static Map<String, String> in(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .filter(path -> !path.startsWith(OutputFolder.STATE))
                    .forEach(path -> found.put(path, read(folder.resolve(path))));
        }
        return found;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
