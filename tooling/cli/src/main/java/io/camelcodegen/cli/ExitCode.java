package io.camelcodegen.cli;

import io.camelcodegen.error.ErrorCategory;

/** How the process ends. The numbers are documented in docs/command-line.md and do not change. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int INTERNAL = 1;
    public static final int USAGE = 2;
    public static final int CONFIG = 3;
    public static final int VALIDATION = 4;
    public static final int DISCOVERY = 5;
    public static final int CONNECTION = 6;
    public static final int EXECUTION = 7;
    public static final int TIMEOUT = 8;
    public static final int TRANSPORT = 9;
    public static final int AUTH = 10;
    public static final int RATE_LIMIT = 11;
    /** A check was made, and what was checked is not as it should be. */
    public static final int CHECK_FAILED = 12;
    /** Of every process that SIGINT ended. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    public static int of(ErrorCategory category) {
        return switch (category) {
            case CONFIG -> CONFIG;
            case VALIDATION -> VALIDATION;
            case DISCOVERY -> DISCOVERY;
            case CONNECTION -> CONNECTION;
            case EXECUTION -> EXECUTION;
            case TIMEOUT -> TIMEOUT;
            case TRANSPORT -> TRANSPORT;
            case AUTH -> AUTH;
            case RATE_LIMIT -> RATE_LIMIT;
            case INTERNAL -> INTERNAL;
        };
    }
}
