package io.camelcodegen;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Predicates that select by what failed, for {@code onWhen}, {@code retryWhile}, {@code filter} and {@code choice}. They
 * look at the failure of the exchange, or the one that was caught last, and through what wraps it; where there is none
 * that is a {@link CodegenException}, they do not match.
 *
 * <pre>{@code
 * onException(CodegenException.class).onWhen(category(ErrorCategory.TIMEOUT, ErrorCategory.CONNECTION)).handled(true)…
 * }</pre>
 *
 * <p>In YAML and XML the same is said in Simple: <code>${exception.category} == 'TIMEOUT'</code>.
 */
public final class CodegenPredicates {

    private CodegenPredicates() {}

    /** Failures of any of these categories. */
    public static Predicate category(ErrorCategory first, ErrorCategory... more) {
        Set<ErrorCategory> wanted = EnumSet.of(first, more);
        return new Failure("category in " + wanted, error -> wanted.contains(error.getCategory()));
    }

    /** Failures with any of these codes. */
    public static Predicate code(ErrorCode first, ErrorCode... more) {
        Set<ErrorCode> wanted = EnumSet.of(first, more);
        return new Failure("code in " + wanted, error -> wanted.contains(error.getCode()));
    }

    /** Failures after which the same call may succeed later. */
    public static Predicate retryable() {
        return new Failure("retryable", CodegenException::isRetryable);
    }

    /** @param text what dumps of a route show */
    private record Failure(String text, java.util.function.Predicate<CodegenException> test) implements Predicate {

        @Override
        public boolean matches(Exchange exchange) {
            CodegenException error = find(exchange.getException());
            if (error == null) {
                error = find(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
            }
            return error != null && test.test(error);
        }

        private static @Nullable CodegenException find(@Nullable Throwable failure) {
            return failure == null ? null : ObjectHelper.getException(CodegenException.class, failure);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
