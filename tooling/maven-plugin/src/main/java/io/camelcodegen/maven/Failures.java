package io.camelcodegen.maven;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.generator.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What the user reads where a goal fails. Only what is not the user's to mend comes with a stack trace. */
final class Failures {

    private static final int MAX_MESSAGE = 20_000;

    private Failures() {}

    /**
     * The failure that ends the build.
     *
     * @throws MojoExecutionException instead, for a fault of ours
     */
    static MojoFailureException of(CodegenException e) throws MojoExecutionException {
        throwIfOurs(e);
        return new MojoFailureException(text(e));
    }

    static void throwIfOurs(@Nullable CodegenException e) throws MojoExecutionException {
        if (e != null && e.getCategory() == ErrorCategory.INTERNAL) {
            throw new MojoExecutionException(text(e), e);
        }
    }

    /** One failure of many lines: what is wrong with each, and what can be done beside mending it. */
    static MojoFailureException of(String what, List<String> lines, String advice) {
        String list = lines.stream().map(line -> "\n  - " + indented(line)).collect(Collectors.joining());
        return new MojoFailureException(what + list + "\n" + advice);
    }

    /** The code first: it is what the documentation is sorted by. The message may quote what a source says. */
    static String text(CodegenException e) {
        String message = PlainText.block(String.valueOf(e.getMessage()), MAX_MESSAGE);
        return e.getCode() + " (" + e.getCategory() + "): " + message;
    }

    private static String indented(String text) {
        return text.replace("\n", "\n    ");
    }
}
