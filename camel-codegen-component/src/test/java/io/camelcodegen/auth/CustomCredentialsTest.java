package io.camelcodegen.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CustomCredentialsTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final ToolSecurity NEEDED = new ToolSecurity(
            List.of(List.of(new SecurityScheme(
                    "key", SecurityScheme.Kind.API_KEY, "X-Key", Auth.Location.HEADER, List.of(), true))),
            List.of());

    private final Map<String, AuthResolver> registry = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = START;

    private final Clock clock = new Clock() {
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
    };

    private final List<CodegenEvent> events = new ArrayList<>();
    private final EventSink sink = new EventSink() {
        @Override
        public boolean isEnabled(EventType type) {
            return true;
        }

        @Override
        public void emit(CodegenEvent event) {
            events.add(event);
        }
    };

    private final CustomAuthentication authentication =
            new CustomAuthentication("shop", registry::get, Runnable::run, sink, clock, Duration.ofSeconds(30));

    private CredentialResolver resolver(AuthResolver bean) {
        registry.put("mine", bean);
        return authentication.of(new Auth.Custom("#mine"));
    }

    private static CompletableFuture<AuthResult> done(AuthResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private AuthResult numbered(Duration life) {
        return AuthResult.bearer("t" + asked.incrementAndGet()).expiresAt(now.plus(life));
    }

    private static String sent(CredentialResolver resolver) {
        return sent(resolver.resolve());
    }

    private static String sent(CompletableFuture<Credentials> credentials) {
        return credentials.join().headers().get("Authorization");
    }

    private static CodegenException failure(CompletableFuture<Credentials> credentials) {
        assertThat(credentials).isCompletedExceptionally();
        return CodegenErrors.wrap(catchThrowable(credentials::join));
    }

    @Test
    void resultIsKeptUntilThirtySecondsBeforeItExpires() {
        CredentialResolver resolver = resolver(request -> done(numbered(Duration.ofMinutes(5))));

        assertThat(sent(resolver)).isEqualTo("Bearer t1");
        now = START.plusSeconds(269);
        assertThat(sent(resolver)).isEqualTo("Bearer t1");
        now = START.plusSeconds(270);
        assertThat(sent(resolver)).isEqualTo("Bearer t2");
    }

    @Test
    void resultIsKeptForEveryResolverOfTheSameBeanAndRequest() {
        CredentialResolver first = resolver(request -> done(numbered(Duration.ofMinutes(5))));
        CredentialResolver second = authentication.of(new Auth.Custom("mine"));

        assertThat(sent(first)).isEqualTo(sent(second)).isEqualTo("Bearer t1");
    }

    @Test
    void anotherRequestIsAnsweredByItself() {
        List<AuthRequest> requests = new ArrayList<>();
        CredentialResolver resolver = resolver(request -> {
            requests.add(request);
            return done(numbered(Duration.ofMinutes(5)));
        });

        assertThat(sent(resolver)).isEqualTo("Bearer t1");
        assertThat(sent(resolver.forTool(NEEDED))).isEqualTo("Bearer t2");
        assertThat(sent(resolver.forTool(NEEDED))).isEqualTo("Bearer t2");

        assertThat(requests)
                .containsExactly(new AuthRequest("shop", ToolSecurity.NONE), new AuthRequest("shop", NEEDED));
    }

    @Test
    void resultThatDoesNotExpireIsForOneAttempt() {
        CredentialResolver resolver = resolver(request -> done(AuthResult.bearer("t" + asked.incrementAndGet())));

        assertThat(sent(resolver)).isEqualTo("Bearer t1");
        assertThat(sent(resolver)).isEqualTo("Bearer t2");
    }

    @Test
    void oneAsksAndTheOthersWaitForTheSameAnswer() {
        CompletableFuture<AuthResult> answer = new CompletableFuture<>();
        CredentialResolver resolver = resolver(request -> {
            asked.incrementAndGet();
            return answer;
        });
        List<CompletableFuture<Credentials>> waiting =
                IntStream.range(0, 200).mapToObj(i -> resolver.resolve()).toList();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        waiting.get(0).cancel(true);
        answer.complete(AuthResult.bearer("t").expiresAt(now.plusSeconds(60)));

        assertThat(asked).hasValue(1);
        assertThat(waiting.subList(1, 200))
                .allSatisfy(one -> assertThat(sent(one)).isEqualTo("Bearer t"));
    }

    @Test
    void whoWaitedForAnAnswerThatIsForOneAttemptAsksForAnother() {
        List<CompletableFuture<AuthResult>> answers = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        CredentialResolver resolver = resolver(request -> answers.get(asked.getAndIncrement()));
        CompletableFuture<Credentials> first = resolver.resolve();
        CompletableFuture<Credentials> second = resolver.resolve();

        answers.get(0).complete(AuthResult.bearer("once"));
        answers.get(1).complete(AuthResult.bearer("again"));

        assertThat(sent(first)).isEqualTo("Bearer once");
        assertThat(sent(second)).isEqualTo("Bearer again");
    }

    @Test
    void failureReachesAllWhoWaitAndIsForgotten() {
        CompletableFuture<AuthResult> broken = new CompletableFuture<>();
        CredentialResolver resolver =
                resolver(request -> asked.incrementAndGet() == 1 ? broken : done(AuthResult.bearer("t")));
        CompletableFuture<Credentials> first = resolver.resolve();
        CompletableFuture<Credentials> second = resolver.resolve();

        broken.completeExceptionally(new IllegalStateException("vault sealed, token=s3cret"));

        assertThat(failure(first))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessage("the auth resolver 'mine' of 'shop' failed with java.lang.IllegalStateException")
                .hasRootCauseMessage("vault sealed, token=s3cret");
        assertThat(failure(second)).returns(ErrorCode.AUTH_FAILED, CodegenException::getCode);
        assertThat(sent(resolver)).isEqualTo("Bearer t");
    }

    @Test
    void answerThatNeverCameIsAskedForAnew() {
        CredentialResolver resolver = resolver(
                request -> asked.incrementAndGet() == 1 ? new CompletableFuture<>() : done(AuthResult.bearer("t")));
        assertThat(resolver.resolve()).isNotDone();

        now = START.plusSeconds(30);

        assertThat(sent(resolver)).isEqualTo("Bearer t");
    }

    @Test
    void resolverThatThrowsOrGivesNullFails() {
        assertThat(failure(resolver(request -> {
                            throw new IllegalArgumentException("s3cret");
                        })
                        .resolve()))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessageContaining("java.lang.IllegalArgumentException")
                .hasMessageNotContaining("s3cret");
        registry.put("none", request -> null);
        assertThat(failure(authentication.of(new Auth.Custom("none")).resolve()))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessageContaining("gave null for a future");
        registry.put("empty", request -> CompletableFuture.completedFuture(null));
        assertThat(failure(authentication.of(new Auth.Custom("empty")).resolve()))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessageEndingWith("gave null");
    }

    @Test
    void errorOfOursIsPassedOn() {
        CredentialResolver resolver = resolver(
                request -> CompletableFuture.failedFuture(new CompletionException(AuthErrors.missing("shop", "x"))));

        assertThat(failure(resolver.resolve())).returns(ErrorCode.AUTH_MISSING, CodegenException::getCode);
    }

    @Test
    void beanThatIsNotThereIsToldAndFoundLater() {
        CredentialResolver resolver = authentication.of(new Auth.Custom("late"));
        assertThat(failure(resolver.resolve()))
                .returns(ErrorCode.INVALID_CONFIG, CodegenException::getCode)
                .hasMessageContaining("'late'");

        registry.put("late", request -> done(AuthResult.bearer("t")));

        assertThat(sent(resolver)).isEqualTo("Bearer t");
    }

    @Test
    void refreshIsAskedOnceForAllWhoWereRefusedTheSame() {
        List<AuthResult> refused = new ArrayList<>();
        CredentialResolver resolver = resolver(new AuthResolver() {
            @Override
            public CompletableFuture<AuthResult> resolve(AuthRequest request) {
                return done(numbered(Duration.ofMinutes(5)));
            }

            @Override
            public CompletableFuture<AuthResult> refresh(AuthRequest request, AuthResult old) {
                refused.add(old);
                return resolve(request);
            }
        });
        Credentials old = resolver.resolve().join();

        assertThat(sent(resolver.refresh(old))).isEqualTo("Bearer t2");
        assertThat(sent(resolver.refresh(old))).isEqualTo("Bearer t2");
        assertThat(sent(resolver)).isEqualTo("Bearer t2");
        assertThat(refused).singleElement().returns(START.plusSeconds(300), AuthResult::expires);
    }

    @Test
    void refusedCredentialsAreNotUsedAgainThoughRefreshingFails() {
        CredentialResolver resolver = resolver(new AuthResolver() {
            @Override
            public CompletableFuture<AuthResult> resolve(AuthRequest request) {
                return done(numbered(Duration.ofMinutes(5)));
            }

            @Override
            public CompletableFuture<AuthResult> refresh(AuthRequest request, AuthResult old) {
                return CompletableFuture.failedFuture(new IllegalStateException());
            }
        });
        Credentials old = resolver.resolve().join();

        assertThat(failure(resolver.refresh(old))).returns(ErrorCode.AUTH_FAILED, CodegenException::getCode);

        assertThat(sent(resolver)).isEqualTo("Bearer t2");
    }

    static Stream<Arguments> unfitHeaders() {
        return Stream.of(
                Arguments.of("X-Key", "s3cret\r\nX-Evil: 1", "holds a line break"),
                Arguments.of("X-Key", "s3cret\u0000", "control character"),
                Arguments.of("X-Key", "s3crét", "not ASCII"),
                Arguments.of("Host", "s3cret", "the HTTP client sets alone"),
                Arguments.of("content-length", "5s3cret", "the HTTP client sets alone"),
                Arguments.of("X Key", "s3cret", "name that none can have"),
                Arguments.of("X-Key", " ", "empty value"));
    }

    @ParameterizedTest
    @MethodSource("unfitHeaders")
    void headerThatWouldForgeOrSteerARequestIsRefused(String name, String value, String message) {
        CredentialResolver resolver = resolver(request -> done(AuthResult.header(name, value)));

        assertThat(failure(resolver.resolve()))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void cookieThatWouldAddAnotherIsRefusedAndQueryMayHoldAnything() {
        registry.put("cookie", request -> done(new AuthResult(Map.of(), Map.of(), Map.of("a", "b; c=d"), null)));
        registry.put("query", request -> done(new AuthResult(Map.of(), Map.of("a b", "ö&=\n"), Map.of(), null)));

        assertThat(failure(authentication.of(new Auth.Custom("cookie")).resolve()))
                .hasMessageContaining("';'");
        assertThat(authentication.of(new Auth.Custom("query")).resolve().join().query())
                .containsEntry("a b", "ö&=\n");
    }

    @Test
    void emptyResultIsMissingWhereTheDocumentAsksForCredentials() {
        CredentialResolver resolver = resolver(request -> done(AuthResult.NONE));

        assertThat(resolver.resolve().join()).isEqualTo(Credentials.NONE);
        assertThat(failure(resolver.forTool(NEEDED).resolve()))
                .returns(ErrorCode.AUTH_MISSING, CodegenException::getCode)
                .hasMessageContaining("the resolver 'mine' gave none");
    }

    @Test
    void sourceWithoutAuthIsServedByTheBeanOfItsName() {
        CredentialResolver resolver = authentication.unconfigured();
        assertThat(resolver.resolve().join()).isEqualTo(Credentials.NONE);
        assertThat(failure(resolver.forTool(NEEDED).resolve()))
                .returns(ErrorCode.AUTH_MISSING, CodegenException::getCode);

        registry.put("codegen-auth-shop", request -> done(AuthResult.header("X-Key", "k")));

        assertThat(resolver.forTool(NEEDED).resolve().join().headers()).containsEntry("X-Key", "k");
        assertThat(resolver.resolve().join().headers()).containsEntry("X-Key", "k");
    }

    @Test
    void eventsTellWhatItDidWithoutSecrets() {
        CredentialResolver resolver = resolver(request -> asked.incrementAndGet() < 3
                ? done(AuthResult.bearer("s3cret").expiresAt(now.plusSeconds(600)))
                : CompletableFuture.failedFuture(new IllegalStateException("s3cret")));
        Credentials first = resolver.resolve().join();
        resolver.resolve().join();
        resolver.refresh(first).join();
        failure(resolver.refresh(first));

        assertThat(events)
                .extracting(CodegenEvent::getEventType)
                .containsExactly(EventType.AUTH_RESOLVE, EventType.AUTH_REFRESH, EventType.AUTH_ERROR);
        assertThat(events).allSatisfy(event -> assertThat(event.toString() + event.getDetails())
                .contains("mine")
                .doesNotContain("s3cret"));
    }

    @Test
    void nothingShowsASecret() {
        assertThat(new AuthResult(Map.of("H", "s3cret"), Map.of("q", "s3cret"), Map.of("c", "s3cret"), START))
                .asString()
                .contains("H", "q", "c", "2030")
                .doesNotContain("s3cret");
    }
}
