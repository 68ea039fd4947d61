package io.camelcodegen.generator.java;

import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What Javadoc says of a tool beyond its description: where it goes, what it does to data, how it fails. */
final class ToolNotes {

    private static final int LONGEST_PATH = 500;

    private ToolNotes() {}

    /** HTTP method and path, or the name on the wire; HTML. */
    static String target(Tool tool) {
        HttpOperation http = tool.http();
        return http == null
                ? "The tool " + Javadoc.code(tool.wireName(), LONGEST_PATH)
                : Javadoc.code(http.method() + ' ' + http.path(), LONGEST_PATH);
    }

    /** Its effects, in a sentence. */
    static String effects(ToolHints hints) {
        if (hints.readOnly()) {
            return "Reads only.";
        }
        String change = hints.destructive() ? "Changes data, and may overwrite or delete" : "Adds data";
        return change + (hints.idempotent() ? "; the same call again changes nothing more." : "; each call counts.");
    }

    /** The codes of the exceptions it throws, each with its reason. Those of every call stand in the interface. */
    static Map<ErrorCode, String> errors(ToolModel tool) {
        Map<ErrorCode, String> errors = new LinkedHashMap<>();
        if (!tool.parameters().isEmpty() || tool.additionalParameters() != null) {
            errors.put(ErrorCode.INVALID_PARAMS, "parameters do not fit, nothing was sent");
        }
        if (tool.tool().http() == null) {
            errors.put(ErrorCode.EXECUTION_FAILED, "the source says that the call failed");
        } else {
            errors.put(ErrorCode.AUTH_MISSING, "no credentials are configured");
            errors.put(ErrorCode.AUTH_FAILED, "401, 403");
            errors.put(ErrorCode.HTTP_ERROR_4XX, "refused, e.g. 404");
            errors.put(ErrorCode.RATE_LIMITED, "429");
            errors.put(ErrorCode.HTTP_ERROR_5XX, "the server failed");
        }
        errors.put(ErrorCode.TIMEOUT, "no answer in time");
        if (tool.result() != null && !(tool.result() instanceof Any)) {
            errors.put(ErrorCode.SCHEMA_VALIDATION_FAILED, "the result is not of its type");
        }
        return errors;
    }

    /** The codes with their reasons; HTML. */
    static String explained(Map<ErrorCode, String> errors) {
        return errors.entrySet().stream()
                .map(error -> "{@code " + error.getKey() + "} (" + error.getValue() + ')')
                .collect(Collectors.joining(", "));
    }

    /** The codes alone; HTML. */
    static String listed(Map<ErrorCode, String> errors) {
        return errors.keySet().stream().map(code -> "{@code " + code + '}').collect(Collectors.joining(", "));
    }
}
