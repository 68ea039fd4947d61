package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceErrorsTest {

    @Test
    void malformedDocumentIsNotAskedForAgain() {
        CodegenException error = SourceErrors.malformedDocument("shop", "api.json", "found HTML", null);

        assertThat(error.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(error.isRetryable()).isFalse();
    }
}
