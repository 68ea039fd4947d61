package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CodegenErrorsTest {

    @Test
    void wrapFindsOurErrorInWhatFuturesPutAroundIt() {
        CodegenException error = SourceErrors.circuitOpen("shop");

        assertThat(CodegenErrors.wrap(new CompletionException(new ExecutionException(error))))
                .isSameAs(error);
    }

    @Test
    void wrapMakesAnInternalErrorOfAnythingElseAndKeepsTheCause() {
        IOException cause = new IOException("disk full");

        CodegenException error = CodegenErrors.wrap(new CompletionException(cause));

        assertThat(error.getCode()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error).hasCause(cause).hasMessageContaining("disk full");
    }
}
