package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.AuthorizationPrompt;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** RFC 8628: a user logs in with a browser elsewhere, and the server is asked from time to time whether it is done. */
final class DeviceFlow implements Flow {

    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(30);

    private final Auth.OAuth2 config;
    private final AuthContext context;
    private final ServerAnswers answers;
    private final TokenEndpoint endpoint;
    private final Clients clients;

    DeviceFlow(
            Auth.OAuth2 config, AuthContext context, ServerAnswers answers, TokenEndpoint endpoint, Clients clients) {
        this.config = config;
        this.context = context;
        this.answers = answers;
        this.endpoint = endpoint;
        this.clients = clients;
    }

    @Override
    public CompletableFuture<HeldToken> authorize(AuthorizationServer server) {
        URI url = server.deviceAuthorizationUrl();
        if (url == null) {
            return CompletableFuture.failedFuture(AuthErrors.noToken(
                    context.source(), "its authorization server offers no login by device code", Map.of(), null));
        }
        return Cancellable.compose(
                clients.client(server, null),
                client -> Cancellable.compose(begin(url, server, client), codes -> wait(server, client, codes)));
    }

    private CompletableFuture<DeviceAuthorizationSuccessResponse> begin(
            URI url, AuthorizationServer server, Client client) {
        ClientAuthentication authentication = client.authentication();
        DeviceAuthorizationRequest.Builder request = authentication == null
                ? new DeviceAuthorizationRequest.Builder(client.clientId())
                : new DeviceAuthorizationRequest.Builder(authentication);
        request.endpointURI(url);
        if (!server.scopes().isEmpty()) {
            request.scope(new Scope(server.scopes().toArray(String[]::new)));
        }
        if (config.audience() != null) {
            request.customParameter("audience", config.audience());
        }
        if (server.resource() != null) {
            request.customParameter("resource", server.resource().toString());
        }
        return answers.ask(
                request.build().toHTTPRequest(), server.addresses(), DeviceAuthorizationSuccessResponse::parse);
    }

    private CompletableFuture<HeldToken> wait(
            AuthorizationServer server, Client client, DeviceAuthorizationSuccessResponse codes) {
        String scheme = String.valueOf(codes.getVerificationURI().getScheme());
        if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            return CompletableFuture.failedFuture(AuthErrors.noToken(
                    context.source(),
                    "its authorization server sends users to something else than a web page",
                    Map.of(),
                    null));
        }
        Duration lifetime = Duration.ofSeconds(Math.max(1, codes.getLifetime()));
        Instant expires = context.clock().instant().plus(shorter(lifetime, LONGEST_LOGIN));
        Wait wait = new Wait(server, client, new DeviceCodeGrant(codes.getDeviceCode()), expires);
        AuthorizationPrompt.Login login = new AuthorizationPrompt.Login(
                context.source(),
                codes.getVerificationURI(),
                codes.getUserCode().getValue(),
                expires);
        Duration interval = shorter(Duration.ofSeconds(Math.max(1, codes.getInterval())), LONGEST_INTERVAL);
        return Cancellable.compose(new LoginPrompt(context).show(login), shown -> {
            wait.later(interval);
            return wait.token;
        });
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** One login until it is done; one step at a time. */
    private final class Wait {
        private final AuthorizationServer server;
        private final Client client;
        private final DeviceCodeGrant grant;
        private final Instant expires;
        private final CompletableFuture<HeldToken> token = new CompletableFuture<>();

        private Wait(AuthorizationServer server, Client client, DeviceCodeGrant grant, Instant expires) {
            this.server = server;
            this.client = client;
            this.grant = grant;
            this.expires = expires;
        }

        private void later(Duration interval) {
            try {
                Future<?> timer =
                        context.scheduler().schedule(() -> ask(interval), interval.toMillis(), TimeUnit.MILLISECONDS);
                var unused = token.whenComplete((done, failure) -> timer.cancel(false));
            } catch (RejectedExecutionException e) {
                token.cancel(false);
            }
        }

        private void ask(Duration interval) {
            if (token.isDone()) {
                return;
            }
            if (!context.clock().instant().isBefore(expires)) {
                token.completeExceptionally(expired());
                return;
            }
            CompletableFuture<HeldToken> answer = endpoint.token(server, client, grant);
            Cancellable.endWith(token, answer);
            var unused = answer.whenComplete((fresh, thrown) -> {
                if (thrown == null) {
                    token.complete(fresh);
                } else {
                    judge(CodegenErrors.wrap(thrown), interval);
                }
            });
        }

        private void judge(CodegenException failure, Duration interval) {
            Object error = failure.getContext().get(ErrorContext.OAUTH_ERROR);
            if (Objects.equals(error, "authorization_pending")) {
                later(interval);
            } else if (Objects.equals(error, "slow_down")) {
                later(shorter(interval.plus(SLOWER), LONGEST_INTERVAL));
            } else if (failure.isRetryable()) { // section 3.5: then less often
                later(shorter(interval.multipliedBy(2), LONGEST_INTERVAL));
            } else if (Objects.equals(error, "expired_token")) {
                token.completeExceptionally(expired());
            } else {
                token.completeExceptionally(failure);
            }
        }

        private CodegenException expired() {
            return AuthErrors.noToken(
                    context.source(),
                    "nobody logged in before the code expired; the next call begins again",
                    Map.of(ErrorContext.OAUTH_ERROR, "expired_token"),
                    null);
        }
    }
}
