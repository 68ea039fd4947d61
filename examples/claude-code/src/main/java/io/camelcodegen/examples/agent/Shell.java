package io.camelcodegen.examples.agent;

import io.camelcodegen.cli.CodegenCli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code camel-codegen} as a process of its own, as an agent's shell does, and shows what it prints. */
final class Shell {

    private final Map<String, String> environment;

    Shell(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param output what the command printed, errors too */
    record Result(int exitCode, String output) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        System.out.println("$ camel-codegen " + shown(arguments));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CodegenCli.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        System.out.println(output.stripTrailing());
        System.out.println(exitCode == 0 ? "" : "(exit code " + exitCode + ")\n");
        return new Result(exitCode, output);
    }

    /** As one would type it. */
    private static String shown(String[] arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            words.add(argument.matches("[\\w./=-]+") ? argument : "'" + argument + "'");
        }
        return String.join(" ", words);
    }
}
