package io.camelcodegen.cli;

import java.util.List;

/**
 * What the libraries log goes to stderr where it is asked for, and nowhere else. Not even the logging library is loaded
 * otherwise, which would take longer than many a command.
 */
final class Logging {

    private static final String PROVIDER = "slf4j.provider";
    private static final String SILENT = "org.slf4j.helpers.NOP_FallbackServiceProvider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";
    /** Read by logback.xml. */
    private static final String LEVEL = "camelcodegen.log.level";

    private Logging() {}

    /** Before any class that logs is loaded. */
    static void configure(List<String> arguments) {
        int wanted = 0;
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            if (argument.equals("--verbose") || argument.equals("-v")) {
                wanted++;
            } else if (argument.equals("-vv")) {
                wanted += 2;
            }
        }
        if (wanted == 0) {
            setIfAbsent(PROVIDER, SILENT);
            setIfAbsent(VERBOSITY, "ERROR"); // it would tell that it was told
        } else {
            setIfAbsent(LEVEL, wanted == 1 ? "INFO" : "DEBUG");
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
