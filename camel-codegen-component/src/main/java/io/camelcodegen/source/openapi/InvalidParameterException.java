package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.source.openapi.OperationSpec.In;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A parameter that cannot be sent. Never leaves the package: {@link #of(String)} makes it INVALID_PARAMS of a tool. */
final class InvalidParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

    /** @param pointer JSON pointer into the arranged parameters */
    InvalidParameterException(String pointer, String problem) {
        super(problem, null, false, false);
        this.pointer = pointer;
        this.problem = problem;
    }

    static InvalidParameterException of(In in, String name, @Nullable String problem) {
        String group = in.name().toLowerCase(Locale.ROOT);
        return new InvalidParameterException(
                "/" + group + "/" + escape(name), group + " parameter '" + name + "' " + problem);
    }

    /** A name as a step of a JSON pointer (RFC 6901). */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    CodegenException of(String tool) {
        return ToolErrors.invalidParams(tool, pointer, problem);
    }
}
