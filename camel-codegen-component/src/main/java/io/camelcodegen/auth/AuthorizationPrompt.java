package io.camelcodegen.auth;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks a user to log in. An application that binds a bean of this type in the registry shows the login in its own way:
 * in a window, by mail, in a chat. Without one the login is logged as a WARN. Thread-safe.
 */
@FunctionalInterface
public interface AuthorizationPrompt {

    /** Shows the login and returns; calls wait until it is done, without a thread. Called on a worker thread. */
    void show(Login login);

    /**
     * A login that is waited for.
     *
     * @param source the name of the source whose calls wait
     * @param uri where the user's browser goes; for the authorization code flow one on this machine, as it brings the
     *     code back to it
     * @param userCode what the user types there, in the device flow; null where nothing is to be typed
     * @param expires when it is too late; the next call begins another login
     */
    record Login(String source, URI uri, @Nullable String userCode, Instant expires) {}
}
