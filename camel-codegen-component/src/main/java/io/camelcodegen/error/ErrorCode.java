package io.camelcodegen.error;

import static io.camelcodegen.error.ErrorCategory.AUTH;
import static io.camelcodegen.error.ErrorCategory.CONFIG;
import static io.camelcodegen.error.ErrorCategory.CONNECTION;
import static io.camelcodegen.error.ErrorCategory.DISCOVERY;
import static io.camelcodegen.error.ErrorCategory.EXECUTION;
import static io.camelcodegen.error.ErrorCategory.INTERNAL;
import static io.camelcodegen.error.ErrorCategory.RATE_LIMIT;
import static io.camelcodegen.error.ErrorCategory.TRANSPORT;
import static io.camelcodegen.error.ErrorCategory.VALIDATION;

/** The codes a {@link CodegenException} may carry, each with its category and whether a repeat may help. */
public enum ErrorCode {
    TOOL_NOT_FOUND(CONFIG, false),
    SOURCE_NOT_FOUND(CONFIG, false),
    INVALID_CONFIG(CONFIG, false),
    INVALID_PARAMS(VALIDATION, false),
    SCHEMA_VALIDATION_FAILED(VALIDATION, false),
    DISCOVERY_FAILED(DISCOVERY, true),
    SOURCE_UNREACHABLE(CONNECTION, true),
    CONNECTION_TIMEOUT(CONNECTION, true),
    MCP_PROCESS_DIED(CONNECTION, true),
    CIRCUIT_OPEN(CONNECTION, true),
    EXECUTION_FAILED(EXECUTION, false),
    HTTP_ERROR_4XX(EXECUTION, false),
    HTTP_ERROR_5XX(EXECUTION, true),
    RESPONSE_TOO_LARGE(EXECUTION, false),
    TIMEOUT(ErrorCategory.TIMEOUT, true),
    NETWORK_ERROR(TRANSPORT, true),
    AUTH_FAILED(AUTH, false),
    AUTH_TOKEN_EXPIRED(AUTH, false),
    AUTH_MISSING(AUTH, false),
    RATE_LIMITED(RATE_LIMIT, true),
    INTERNAL_ERROR(INTERNAL, false),
    NOT_IMPLEMENTED(INTERNAL, false);

    private final ErrorCategory category;
    private final boolean retryable;

    ErrorCode(ErrorCategory category, boolean retryable) {
        this.category = category;
        this.retryable = retryable;
    }

    public ErrorCategory category() {
        return category;
    }

    /** Whether a failure with this code is worth repeating, unless the failure itself says otherwise. */
    public boolean retryable() {
        return retryable;
    }
}
