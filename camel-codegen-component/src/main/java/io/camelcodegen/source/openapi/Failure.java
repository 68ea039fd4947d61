package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a text that could not be read, for people. */
final class Failure {

    private Failure() {}

    static String describe(Exception failure) {
        if (failure instanceof JsonEOFException truncated) {
            return "it is truncated: it ends within a value" + at(truncated.getLocation());
        }
        if (failure instanceof StreamConstraintsException bound) {
            return "it is refused: " + Printable.of(bound.getOriginalMessage()) + at(bound.getLocation());
        }
        if (failure instanceof JsonProcessingException syntax) {
            return "it is not well-formed: " + Printable.of(syntax.getOriginalMessage()) + at(syntax.getLocation());
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        String message = failure.getMessage();
        return Printable.of(message == null ? failure.getClass().getSimpleName() : message);
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 0
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
