package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.AuthorizationPrompt;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpClientConfig;
import io.camelcodegen.http.HttpEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Tokens of a source 'shop', with a clock and timers that the test moves, and what they tell. */
final class OAuth2Fixture implements AutoCloseable {

    final List<CodegenEvent> events = new CopyOnWriteArrayList<>();
    final BlockingQueue<AuthorizationPrompt.Login> logins = new LinkedBlockingQueue<>();
    final List<Duration> delays = new CopyOnWriteArrayList<>();
    final OAuth2Tokens tokens;

    private final DefaultCamelContext camelContext = new DefaultCamelContext();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ImpatientScheduler scheduler = new ImpatientScheduler();
    private final HttpEngine http = new HttpEngine(workers);
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    OAuth2Fixture() {
        this(null);
    }

    /** @param resource the URL of the source */
    OAuth2Fixture(@Nullable String resource) {
        this(resource, OAuth2Tokens.REQUEST_TIMEOUT);
    }

    /** @param timeout of a request to the authorization server */
    OAuth2Fixture(@Nullable String resource, Duration timeout) {
        camelContext.getRegistry().bind("prompt", (AuthorizationPrompt) logins::add);
        AuthContext context = new AuthContext(
                "shop",
                resource,
                text -> text.replace("${TENANT}", "acme"),
                camelContext,
                () -> http.open(HttpClientConfig.defaults()),
                workers,
                scheduler,
                new Recorder(),
                new MovedClock());
        tokens = new OAuth2Tokens(context, timeout);
    }

    CredentialResolver resolver(Auth auth) {
        return tokens.resolver((Auth.OAuth2) auth);
    }

    /** The token, without {@code Bearer}. */
    static String token(CompletableFuture<Credentials> credentials) {
        return token(get(credentials));
    }

    static String token(Credentials credentials) {
        return credentials.headers().get("Authorization").substring("Bearer ".length());
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    static CodegenException failure(CompletableFuture<?> future) {
        try {
            Object value = get(future);
            throw new AssertionError("did not fail: " + value);
        } catch (RuntimeException e) {
            return CodegenErrors.wrap(e);
        }
    }

    AuthorizationPrompt.Login login() throws InterruptedException {
        AuthorizationPrompt.Login login = logins.poll(30, TimeUnit.SECONDS);
        if (login == null) {
            throw new AssertionError("nobody was asked to log in");
        }
        return login;
    }

    List<EventType> eventTypes() {
        return events.stream().map(CodegenEvent::getEventType).toList();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        tokens.close();
        http.close();
        scheduler.shutdownNow();
        workers.shutdownNow();
    }

    private final class Recorder implements EventSink {
        @Override
        public boolean isEnabled(EventType type) {
            return true;
        }

        @Override
        public void emit(CodegenEvent event) {
            events.add(event);
        }
    }

    private final class MovedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Notes what a poll would wait for and hardly waits; longer delays are deadlines, and stay. */
    private final class ImpatientScheduler extends ScheduledThreadPoolExecutor {
        private ImpatientScheduler() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            Duration wanted = Duration.of(delay, unit.toChronoUnit());
            if (wanted.compareTo(Duration.ofMinutes(1)) > 0) {
                return super.schedule(task, delay, unit);
            }
            delays.add(wanted);
            return super.schedule(task, 10, TimeUnit.MILLISECONDS);
        }
    }
}
