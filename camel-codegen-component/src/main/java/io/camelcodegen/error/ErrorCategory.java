package io.camelcodegen.error;

/** What kind of failure it was; retry presets and {@code onException} predicates select by it. */
public enum ErrorCategory {
    /** The configuration, or the name of a tool or source, is wrong. */
    CONFIG,
    /** Parameters or a response do not match the tool's schema. */
    VALIDATION,
    /** The tools of a source could not be found out. */
    DISCOVERY,
    /** The source could not be reached, or went away. */
    CONNECTION,
    /** The source was reached and answered with a failure. */
    EXECUTION,
    /** The attempt's time ran out. */
    TIMEOUT,
    /** The connection broke while a request or response was under way. */
    TRANSPORT,
    /** Credentials are missing, expired or refused. */
    AUTH,
    /** The source, or a limit configured for it, allows no more calls for now. */
    RATE_LIMIT,
    /** A fault of this component. */
    INTERNAL
}
