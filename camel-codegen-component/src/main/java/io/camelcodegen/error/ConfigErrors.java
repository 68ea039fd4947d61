package io.camelcodegen.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures of the configuration. */
public final class ConfigErrors {

    private ConfigErrors() {}

    /** @param problems each with the place it was found and what is allowed there */
    public static CodegenException invalid(String where, List<String> problems) {
        String message = problems.size() == 1
                ? where + ": " + problems.get(0)
                : where + ": " + problems.size() + " problems\n  - " + String.join("\n  - ", problems);
        return CodegenException.builder(ErrorCode.INVALID_CONFIG, message)
                .with(ErrorContext.LOCATION, where)
                .with(ErrorContext.PROBLEMS, List.copyOf(problems))
                .build();
    }

    /**
     * A value of the source's config cannot be had.
     *
     * @param variable its name, or the placeholder with its braces
     */
    public static CodegenException variableMissing(String source, String variable, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_MISSING,
                        "no value for " + variable + " in the config of '" + source + "': set it"
                                + (variable.startsWith("{{")
                                        ? " where Camel looks for it"
                                        : " in the environment or as a system property, or write ${" + variable
                                                + ":-default}"))
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.VARIABLE, variable)
                .cause(cause)
                .build();
    }
}
