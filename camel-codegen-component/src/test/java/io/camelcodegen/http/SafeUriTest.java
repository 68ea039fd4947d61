package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://u:p@api.test:8443/a/b?key=k#f, https://api.test:8443/a/b",
        "https://u@api.test?key=k, https://api.test",
        "https://u:p@q@api.test/x, https://api.test/x",
        "https://api.test/a@b?c, https://api.test/a@b",
        "https://api.test#/u:p@x, https://api.test",
        "https://api.test/x, https://api.test/x",
        "//u:p@host/x, //host/x",
        "/a/b?x=//u:p@h, /a/b",
        "not a url ?secret, 'not a url '",
        "'', ''"
    })
    void dropsWhatMayHoldASecret(String url, String shown) {
        assertThat(SafeUri.text(url)).isEqualTo(shown);
    }

    @Test
    void leavesAUriWithoutSecretsAsItIs() {
        URI uri = URI.create("https://api.test/a/b");

        assertThat(SafeUri.of(uri)).isSameAs(uri);
    }
}
