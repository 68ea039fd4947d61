package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.AuthorizationPrompt;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * RFC 6749, section 4.1, as RFC 8252 wants it of programs on a user's machine: the browser comes back to a listener on
 * the loopback interface, and PKCE (RFC 7636, S256) binds the code to who asked for it.
 */
final class AuthorizationCodeFlow implements Flow {

    /** How long a user has. */
    static final Duration LOGIN_TIME = Duration.ofMinutes(5);

    private final Auth.OAuth2 config;
    private final AuthContext context;
    private final TokenEndpoint endpoint;
    private final Clients clients;
    /** The one of the last login: servers that register clients know its port. */
    private volatile int port;

    AuthorizationCodeFlow(Auth.OAuth2 config, AuthContext context, TokenEndpoint endpoint, Clients clients) {
        this.config = config;
        this.context = context;
        this.endpoint = endpoint;
        this.clients = clients;
    }

    @Override
    public CompletableFuture<HeldToken> authorize(AuthorizationServer server) {
        if (server.authorizationUrl() == null) {
            return CompletableFuture.failedFuture(AuthErrors.noToken(
                    context.source(), "its authorization server offers no login by browser", Map.of(), null));
        }
        URI authorizationUrl = server.authorizationUrl();
        CompletableFuture<LoopbackListener> listening = new CompletableFuture<>();
        context.workers().execute(() -> listen(listening));
        return Cancellable.compose(
                listening,
                listener -> closing(
                        listener,
                        Cancellable.compose(
                                clients.client(server, listener.redirectUri()),
                                client -> login(authorizationUrl, server, client, listener))));
    }

    private void listen(CompletableFuture<LoopbackListener> listening) {
        try {
            LoopbackListener listener = LoopbackListener.open(config.redirectUri(), port, context.workers());
            port = listener.redirectUri().getPort();
            if (!listening.complete(listener)) { // cancelled in the meantime
                listener.close();
            }
        } catch (IOException e) {
            listening.completeExceptionally(AuthErrors.noToken(
                    context.source(),
                    "cannot listen for the browser on this machine; is the port of 'redirectUri' taken? "
                            + e.getMessage(),
                    Map.of(),
                    e));
        } catch (IllegalArgumentException e) {
            listening.completeExceptionally(ConfigErrors.invalid(
                    "the auth of source '" + context.source() + "'", List.of("'redirectUri' " + e.getMessage())));
        }
    }

    /** On a worker, as closing waits for the listener's own thread. */
    private CompletableFuture<HeldToken> closing(LoopbackListener listener, CompletableFuture<HeldToken> token) {
        var unused = token.whenComplete((value, failure) -> context.workers().execute(listener::close));
        return token;
    }

    private CompletableFuture<HeldToken> login(
            URI authorizationUrl, AuthorizationServer server, Client client, LoopbackListener listener) {
        CodeVerifier verifier = new CodeVerifier();
        State state = new State();
        Instant expires = context.clock().instant().plus(LOGIN_TIME);
        CompletableFuture<BrowserAnswer> answer = listener.await(state);
        expire(answer);
        URI uri = request(authorizationUrl, server, client, listener.redirectUri(), state, verifier);
        CompletableFuture<Void> shown =
                new LoginPrompt(context).show(new AuthorizationPrompt.Login(context.source(), uri, null, expires));
        CompletableFuture<HeldToken> token = Cancellable.compose(
                shown,
                done -> Cancellable.compose(answer, back -> {
                    AuthorizationCode code = back.code(context.source(), server);
                    return endpoint.token(
                            server, client, new AuthorizationCodeGrant(code, listener.redirectUri(), verifier));
                }));
        var unused = token.whenComplete((value, failure) -> answer.cancel(false)); // and its timer
        return token;
    }

    private URI request(
            URI url, AuthorizationServer server, Client client, URI redirectUri, State state, CodeVerifier verifier) {
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(ResponseType.CODE, client.clientId())
                .endpointURI(url)
                .redirectionURI(redirectUri)
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!server.scopes().isEmpty()) {
            request.scope(new Scope(server.scopes().toArray(String[]::new)));
        }
        if (config.audience() != null) {
            request.customParameter("audience", config.audience());
        }
        if (server.resource() != null) {
            request.resources(server.resource());
        }
        return request.build().toURI();
    }

    private void expire(CompletableFuture<BrowserAnswer> answer) {
        try {
            ScheduledFuture<?> timer = context.scheduler()
                    .schedule(
                            () -> answer.completeExceptionally(tooLate()),
                            LOGIN_TIME.toMillis(),
                            TimeUnit.MILLISECONDS);
            var unused = answer.whenComplete((value, failure) -> timer.cancel(false));
        } catch (RejectedExecutionException e) {
            answer.cancel(false);
        }
    }

    private CodegenException tooLate() {
        return AuthErrors.noToken(
                context.source(),
                "nobody logged in within " + LOGIN_TIME.toMinutes() + " minutes; the next call begins again",
                Map.of(),
                null);
    }
}
