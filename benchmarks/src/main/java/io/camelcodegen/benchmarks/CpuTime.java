package io.camelcodegen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command costs as its user starts it: the CPU seconds, user and system, of its process and of those it starts, as
 * the shell's {@code times} has them.
 *
 * @param output what it printed
 */
record CpuTime(double seconds, String output) {

    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    /** @param environment variables beside those of this process */
    static CpuTime of(List<String> command, Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\"; code=$?; times; exit $code", "sh"));
        timed.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(timed).directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Matcher times = TIMES.matcher(output);
        if (exit != 0 || !times.find()) {
            throw new IOException(command + " ended with " + exit + ": " + output);
        }
        double seconds = 60 * (number(times, 1) + number(times, 3)) + number(times, 2) + number(times, 4);
        return new CpuTime(seconds, output);
    }

    private static double number(Matcher times, int group) {
        return Double.parseDouble(times.group(group));
    }
}
