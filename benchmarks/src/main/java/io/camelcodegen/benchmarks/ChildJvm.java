package io.camelcodegen.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class run in a JVM of its own: one of this module, with this one's class path, or a peer's. */
final class ChildJvm implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What a child does. Ends its JVM, whatever threads are left. */
    interface Task {
        void run() throws Exception;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // where the parent's user sees it
    static void main(Task task) {
        int exit = 0;
        try {
            task.run();
        } catch (Exception | Error e) {
            e.printStackTrace();
            exit = 1;
        }
        System.out.flush();
        Runtime.getRuntime().halt(exit); // shutdown hooks of peers may wait for what never ends
    }

    static ChildJvm start(Class<?> main, String... args) throws IOException {
        return start(System.getProperty("java.class.path"), Map.of(), main.getName(), args);
    }

    private static ChildJvm start(String classPath, Map<String, String> environment, String main, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, main));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ChildJvm(main.substring(main.lastIndexOf('.') + 1), builder.start());
    }

    /** Runs it to its end and returns what it printed. */
    static List<String> run(Class<?> main, String... args) throws IOException, InterruptedException {
        return run(System.getProperty("java.class.path"), Map.of(), main.getName(), args);
    }

    /**
     * Runs a main class of another class path.
     *
     * @param environment variables beside those of this process
     */
    static List<String> run(String classPath, Map<String, String> environment, String main, String... args)
            throws IOException, InterruptedException {
        try (ChildJvm child = start(classPath, environment, main, args)) {
            List<String> lines = new ArrayList<>();
            for (String line = child.output.readLine(); line != null; line = child.output.readLine()) {
                lines.add(line);
            }
            int exit = child.process.waitFor();
            if (exit != 0) {
                throw new IOException(
                        child.name + " ended with " + exit + ": " + String.join(System.lineSeparator(), lines));
            }
            return lines;
        }
    }

    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException(name + " ended before it said what was wanted");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
