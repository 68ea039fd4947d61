package io.camelcodegen.error;

import java.time.Duration;

/** The keys of {@link CodegenException#getContext()}. Values are text where nothing else is said. */
public final class ErrorContext {

    /** The whole name of the tool that was called. */
    public static final String TOOL = "tool";

    /** The name of the source in the configuration. */
    public static final String SOURCE = "source";

    /** Of an HTTP answer, a number. */
    public static final String STATUS = "status";

    /** Without credentials, query and user information. */
    public static final String URL = "url";

    /** The wait the source asked for, a {@link Duration}. */
    public static final String RETRY_AFTER = "retryAfter";

    /** All that does not fit a schema, a List of Maps. */
    public static final String VIOLATIONS = "violations";

    /** Of the first violation: the JSON pointer of the value that does not fit. Absent where it is the whole. */
    public static final String FIELD = "field";

    /** Of the first violation: what the schema asks for. */
    public static final String EXPECTED = "expected";

    /** Of the first violation: what was there instead, as far as that may be shown. */
    public static final String RECEIVED = "received";

    /** Names that exist where the one asked for does not, a List. */
    public static final String SUGGESTIONS = "suggestions";

    /** All that is wrong with a configuration, a List. */
    public static final String PROBLEMS = "problems";

    /** An RFC 9457 problem details object the source answered with, a Map. */
    public static final String PROBLEM = "problem";

    /** What the source answered, cut to a few kilobytes. */
    public static final String RESPONSE = "response";

    /** How often the call was tried, a number. */
    public static final String ATTEMPTS = "attempts";

    /** The file or address of a configuration or document. */
    public static final String LOCATION = "location";

    /** The variable or placeholder that has no value. */
    public static final String VARIABLE = "variable";

    /** The name of a security scheme that the document asks for; {@link #SCHEMES} has all. */
    public static final String SCHEME = "scheme";

    /** The names of the security schemes that the document asks for, a List. */
    public static final String SCHEMES = "schemes";

    /** What to write into the configuration. */
    public static final String CONFIG = "config";

    /** The name of the auth resolver that gave no credentials. */
    public static final String RESOLVER = "resolver";

    /** The time that was not enough, a {@link Duration}. */
    public static final String TIMEOUT = "timeout";

    /** The limit that was reached, a number. */
    public static final String LIMIT = "limit";

    /** The {@code error} of an authorization server, RFC 6749, section 5.2. */
    public static final String OAUTH_ERROR = "oauthError";

    /** Of a process that ended, a number. */
    public static final String EXIT_CODE = "exitCode";

    /** The option that limits us, where not the source but a limit of our own refused the call. */
    public static final String OWN_LIMIT = "ownLimit";

    /** The rate limit headers that came with the answer, a Map of text with lower-case names. */
    public static final String RATE_LIMIT_HEADERS = "rateLimitHeaders";

    /** True where the call was not repeated because too many calls of the source were. */
    public static final String RETRY_BUDGET_EXHAUSTED = "retryBudgetExhausted";

    private ErrorContext() {}
}
