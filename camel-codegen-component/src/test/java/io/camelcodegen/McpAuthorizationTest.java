package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.AuthorizationPrompt;
import io.camelcodegen.testing.Browser;
import io.camelcodegen.testing.OidcServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is told nothing but the URL of an MCP server, and whose user logs in. */
class McpAuthorizationTest {

    private final Main main = new Main();
    private final List<AuthorizationPrompt.Login> logins = new CopyOnWriteArrayList<>();
    private OidcServer server;

    @BeforeEach
    void start() throws Exception {
        server = OidcServer.start();
        main.bind("prompt", (AuthorizationPrompt) login -> {
            logins.add(login);
            new Browser().open(login.uri());
        });
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
        main.addInitialProperty("camel.component.codegen.sources[tools.url]", server.url("/mcp"));
        main.addInitialProperty("camel.component.codegen.sources[tools.auth.type]", "oauth2");
        main.addInitialProperty("camel.component.codegen.sources[tools.auth.flow]", "authorizationCode");
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        server.close();
    }

    /** User, scope, session and token, as the server sees them. */
    private List<String> call(String tool) {
        Object text = main.getCamelContext()
                .createProducerTemplate()
                .requestBody("codegen:tools__" + tool, Map.of(), Object.class);
        return List.of(text.toString().split(" "));
    }

    @Test
    void theServerIsAskedWhereToLogInAndARenewedTokenGoesOnWithTheSession() {
        List<String> first = call("whoami");

        assertThat(first).startsWith("alice", "read");
        assertThat(logins).hasSize(1);
        assertThat(logins.get(0).uri().getQuery()).contains("resource=" + server.url("/mcp"));

        call("revoke"); // so that the next call's token is refused
        List<String> second = call("whoami");

        assertThat(second.get(2)).isEqualTo(first.get(2));
        assertThat(second.get(3)).isNotEqualTo(first.get(3));
        assertThat(logins).hasSize(1); // the refresh token did it
    }
}
