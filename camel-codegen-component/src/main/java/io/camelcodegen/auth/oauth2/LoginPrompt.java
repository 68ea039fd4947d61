package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.AuthorizationPrompt;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a login by the application's own prompt where the registry has one, else by the log. */
final class LoginPrompt {

    private static final Logger LOG = LoggerFactory.getLogger(LoginPrompt.class);

    private final AuthContext context;

    LoginPrompt(AuthContext context) {
        this.context = context;
    }

    /** Off the caller's thread, which is not the application's to hold. Fails with what the prompt throws. */
    CompletableFuture<Void> show(AuthorizationPrompt.Login login) {
        AuthorizationPrompt own = context.camelContext().getRegistry().findSingleByType(AuthorizationPrompt.class);
        AuthorizationPrompt prompt = own == null ? LoginPrompt::log : own;
        return CompletableFuture.runAsync(() -> prompt.show(login), context.workers());
    }

    private static void log(AuthorizationPrompt.Login login) {
        if (login.userCode() == null) {
            LOG.warn(
                    "Source '{}' waits for a login until {}: open {} in a browser on this machine",
                    login.source(),
                    login.expires(),
                    login.uri());
        } else {
            LOG.warn(
                    "Source '{}' waits for a login until {}: open {} and type the code {}",
                    login.source(),
                    login.expires(),
                    login.uri(),
                    login.userCode());
        }
    }
}
