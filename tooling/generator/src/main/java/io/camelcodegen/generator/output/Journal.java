package io.camelcodegen.generator.output;

import io.camelcodegen.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the end of a transaction does, written down before the first of it is done: who dies in the middle leaves it
 * to the next to do the rest. Doing a step twice is doing it once.
 *
 * @param source whose transaction it is
 * @param steps removals first: a file may take the place of a folder
 */
record Journal(String source, List<Step> steps) {

    private static final String FORMAT = "journal 1";
    private static final String END = "end";
    private static final String NONE = "-";

    /**
     * @param staged the number of the file to put in the place; negative to remove what is there
     * @param old hash of the bytes that are there before; empty for no file
     */
    record Step(int staged, String old, String path) {

        boolean removes() {
            return staged < 0;
        }
    }

    byte[] write() {
        StringBuilder text =
                new StringBuilder(FORMAT).append("\nsource ").append(source).append('\n');
        for (Step step : steps) {
            text.append(step.removes() ? NONE : Integer.toString(step.staged()))
                    .append(' ')
                    .append(step.old().isEmpty() ? NONE : step.old())
                    .append(' ')
                    .append(step.path())
                    .append('\n');
        }
        return text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What was written down; null where it cannot be that. Somebody else may have put the file there: nothing of it is
     * believed that {@link #write} would not have written.
     */
    static @Nullable Journal read(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        int last = lines.length - 2; // after the last line is nothing
        if (last < 2
                || !lines[last + 1].isEmpty()
                || !lines[0].equals(FORMAT)
                || !lines[1].startsWith("source ")
                || !ToolName.isSourceName(lines[1].substring("source ".length()))
                || !lines[last].equals(END)) {
            return null;
        }
        String source = lines[1].substring("source ".length());
        List<Step> steps = new ArrayList<>();
        for (int i = 2; i < last; i++) {
            String[] parts = lines[i].split(" ", 3);
            if (parts.length < 3
                    || !parts[0].matches("-|[0-9]{1,9}")
                    || PathClaims.problem(parts[2]) != null && !parts[2].equals(OutputFolder.statePath(source))) {
                return null;
            }
            steps.add(new Step(
                    parts[0].equals(NONE) ? -1 : Integer.parseInt(parts[0]),
                    parts[1].equals(NONE) ? "" : parts[1],
                    parts[2]));
        }
        return new Journal(source, steps);
    }

    /** @param staging the folder of the staged files */
    void carryOut(Path staging, Places places, FolderFiles files) throws IOException {
        for (Step step : steps) {
            Path place = places.of(step.path());
            if (step.removes()) {
                remove(place, step, places, files);
            } else {
                put(staging.resolve(Integer.toString(step.staged())), place, step, places, files);
            }
        }
    }

    private static void put(Path staged, Path place, Step step, Places places, FolderFiles files) throws IOException {
        byte[] there = files.read(place);
        if (there != null && !Fingerprint.of(there).equals(step.old())) {
            return; // it is in its place already; or somebody has just changed what was, and keeps it
        }
        places.makeWay(place);
        try {
            files.move(staged, place);
        } catch (NoSuchFileException e) {
            if (files.read(staged) != null) {
                throw e;
            } // it was put there before, and has been taken away since
        }
    }

    private static void remove(Path place, Step step, Places places, FolderFiles files) throws IOException {
        byte[] there = files.read(place);
        if (there != null && Fingerprint.of(there).equals(step.old())) {
            files.delete(place);
        }
        if (files.read(place) == null) {
            places.leave(place);
        }
    }
}
