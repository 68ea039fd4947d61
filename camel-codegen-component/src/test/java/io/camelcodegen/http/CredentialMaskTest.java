package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=planted",
                "GITHUB_TOKEN=planted",
                "token: planted",
                "GET https://api.example.com/v1?page=1&access_token=planted",
                "{\"apiKey\":\"planted in words\",\"page\":1}",
                "{\\\"apiKey\\\":\\\"planted\\\"}",
                "{ password: 'planted word' }",
                "Authorization: Bearer planted",
                "authorization: Basic cGxhbnRlZA planted",
                "Cookie: a=planted; b=planted",
                "sent bearer planted-token-abc",
                "postgres://admin:planted@db.example.com/shop",
                "server --password planted --port 80",
                "spawnargs: [ '--api-key', 'planted', '--port' ]",
                "Incorrect API key provided: sk-proj-planted0123",
                "jwt eyJplanted.eyJplanted.planted"
            })
    void whatLooksLikeACredentialIsNotShown(String line) {
        assertThat(CredentialMask.apply(line)).contains("xxxxxx").doesNotContain("planted", "cGxhbnRlZA");
    }

    @Test
    void theRestOfTheLineStays() {
        assertThat(CredentialMask.apply("GET https://u:p@h/x?token=abc&page=2 --user me, secret='a b' (3)"))
                .isEqualTo("GET https://xxxxxx@h/x?token=xxxxxx&page=2 --user me, secret=xxxxxx (3)");
        assertThat(CredentialMask.apply("{\"token\":\"abc\",\"page\":2}")).isEqualTo("{\"token\":xxxxxx,\"page\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no license file",
                "Error: listen EADDRINUSE: address already in use :::3000",
                "    at Object.<anonymous> (/srv/server/index.js:12:34)",
                "the token has expired",
                "risk-assessment done"
            })
    void otherTextStaysAsItIs(String line) {
        assertThat(CredentialMask.apply(line)).isEqualTo(line);
    }

    @Test
    void longLinesAreNoTrouble() {
        String line = "token=" + "a.-".repeat(5_000) + "\"".repeat(1_000) + " --token" + " ".repeat(1_000)
                + "=:".repeat(1_000);

        assertThat(CredentialMask.apply(line)).startsWith("token=xxxxxx");
    }
}
