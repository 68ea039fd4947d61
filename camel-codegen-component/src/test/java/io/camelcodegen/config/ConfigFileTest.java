package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.LockPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

    @Test
    void readsAFileOfTheOlderToolUnchanged() {
        ConfigFile file = Configs.json("""
                { "sources": {
                    "mcp": { "filesystem": { "command": "node", "args": ["index.js", "/tmp"], "env": {}, "timeout": 30000 } },
                    "openapi": { "github": { "type": "openapi", "spec": "api.json", "baseUrl": "https://api.github.com",
                      "auth": { "type": "bearer", "token": "${GITHUB_TOKEN}" } },
                      "off": { "spec": "x.json", "disabled": true } },
                    "graphql": { "shop": { "type": "graphql", "endpoint": "https://shop.example/graphql" } } },
                  "outputDir": "./codegen", "runtimePackage": "codegen/runtime" }
                """);

        assertThat(file.sources()).extracting(SourceConfig::name).containsExactly("filesystem", "github", "shop");
        assertThat(file.outputDir()).isEqualTo("./codegen");
        assertThat(file.location()).isEqualTo("codegen.config.json");
        SourceConfig filesystem = file.sources().get(0);
        assertThat(filesystem.type()).isEqualTo("mcp");
        assertThat(filesystem.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(filesystem.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("command", "node", "args", List.of("index.js", "/tmp")));
        SourceConfig github = file.sources().get(1);
        assertThat(github.auth()).isEqualTo(Auth.bearer("${GITHUB_TOKEN}"));
        assertThat(github.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("spec", "api.json", "baseUrl", "https://api.github.com"));
        assertThat(file.sources().get(2).properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("endpoint", "https://shop.example/graphql"));
    }

    @Test
    void readsEveryKeyOfASource() {
        SourceConfig source = Configs.json("""
                {"sources": {"openapi": {"api": {
                  "spec": "https://example.com/openapi.json", "baseUrl": "https://example.com/v1", "server": 2,
                  "serverVariables": {"region": "eu"}, "maxDocumentBytes": 1000, "index": false,
                  "allowServerFromDocument": true, "allowHeaders": ["Cookie"],
                  "include": ["repos*"], "exclude": ["*delete*"], "aliases": {"list_repos": "repos/list"},
                  "readOnly": true, "timeout": "1m30s",
                  "retry": {"preset": "network", "maxAttempts": 7, "initialDelay": 10, "maxDelay": "2s", "multiplier": 1.5,
                            "jitter": 0, "maxRetryAfter": "1m", "maxTotalTime": "5m", "retryNonIdempotent": true},
                  "circuitBreaker": {"failureRateThreshold": 25.5, "slidingWindowSize": 20, "minimumNumberOfCalls": 5,
                                     "waitDurationInOpenState": 30, "permittedNumberOfCallsInHalfOpenState": 3},
                  "headers": {"X-Team": "${TEAM:-core}"}, "maxResponseBytes": 2048, "maxConnections": 4,
                  "lock": "strict", "lockFile": "locks/api.json",
                  "sslContextParameters": "#bean:tls", "proxy": "http://proxy:3128",
                  "auth": {"type": "apiKey", "name": "api_key", "in": "query", "value": "k"}
                }}}}
                """).sources().get(0);

        assertThat(source.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spec",
                        "https://example.com/openapi.json",
                        "baseUrl",
                        "https://example.com/v1",
                        "server",
                        2L,
                        "serverVariables",
                        Map.of("region", "eu"),
                        "maxDocumentBytes",
                        1000L,
                        "index",
                        false,
                        "allowServerFromDocument",
                        true,
                        "allowHeaders",
                        List.of("Cookie")));
        assertThat(source.include()).containsExactly("repos*");
        assertThat(source.exclude()).containsExactly("*delete*");
        assertThat(source.aliases()).containsExactly(Map.entry("list_repos", "repos/list"));
        assertThat(source.readOnly()).isTrue();
        assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(source.retry())
                .isEqualTo(new RetryPolicy(
                        7,
                        Duration.ofMillis(10),
                        Duration.ofSeconds(2),
                        1.5,
                        0,
                        RetryPolicy.NETWORK.categories(),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        true));
        assertThat(source.breaker()).isEqualTo(new BreakerPolicy(true, 25.5f, 20, 5, Duration.ofSeconds(30), 3));
        assertThat(source.headers()).containsExactly(Map.entry("X-Team", "${TEAM:-core}"));
        assertThat(source.lock()).isEqualTo(new LockPolicy(LockPolicy.Mode.STRICT, "locks/api.json"));
        assertThat(source.maxResponseBytes()).isEqualTo(2048);
        assertThat(source.maxConnections()).isEqualTo(4);
        assertThat(source.sslContextParameters()).isEqualTo("tls");
        assertThat(source.proxy()).isEqualTo("http://proxy:3128");
        assertThat(source.auth()).isEqualTo(Auth.apiKey("api_key", Auth.Location.QUERY, "k"));
    }

    @Test
    void leavesToTheDefaultsOfSourceConfigWhatIsNotSaid() {
        SourceConfig read = Configs.json("{\"sources\": {\"openapi\": {\"a\": {\"spec\": \"a.json\"}}}}")
                .sources()
                .get(0);

        assertThat(read).isEqualTo(SourceConfig.openapi("a", "a.json").build());
    }

    @Test
    void readsMcpServersAsOtherProgramsWriteThem() {
        ConfigFile file = Configs.json("""
                {"mcpServers": {
                  "files": {"command": "npx", "args": ["-y", "server"], "env": {"KEY": "${KEY}"}, "cwd": "/srv", "type": "stdio"},
                  "remote": {"type": "http", "url": "https://mcp.example/mcp?key=${KEY}", "headers": {"Authorization": "Bearer $T"}},
                  "old": {"type": "sse", "url": "http://localhost:9/sse", "initTimeout": "10s"}}}
                """);

        assertThat(file.sources()).extracting(SourceConfig::type).containsOnly("mcp");
        assertThat(file.sources().get(0).properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "command",
                        "npx",
                        "args",
                        List.of("-y", "server"),
                        "env",
                        Map.of("KEY", "${KEY}"),
                        "cwd",
                        "/srv",
                        "transport",
                        "stdio"));
        assertThat(file.sources().get(1).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("url", "https://mcp.example/mcp?key=${KEY}", "transport", "streamable-http"));
        assertThat(file.sources().get(1).headers()).containsEntry("Authorization", "Bearer $T");
        assertThat(file.sources().get(2).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("url", "http://localhost:9/sse", "transport", "sse", "initTimeout", 10_000L));
    }

    @Test
    void passesOnKindsItDoesNotKnow() {
        SourceConfig source = Configs.json("""
                {"sources": {"sql": {"db": {"jdbc": "jdbc:h2:mem:x", "tables": ["a", {"b": null}], "pool": {"max": 3},
                  "timeout": 5, "auth": {"type": "basic", "username": "u", "password": "p"}}}}}
                """).sources().get(0);

        assertThat(source.type()).isEqualTo("sql");
        assertThat(source.timeout()).isEqualTo(Duration.ofMillis(5));
        assertThat(source.auth()).isEqualTo(Auth.basic("u", "p"));
        assertThat(source.properties()).containsOnlyKeys("jdbc", "tables", "pool");
        assertThat(source.properties()).containsEntry("pool", Map.of("max", 3));
    }

    @Test
    void defaultsHoldUntilASourceSaysOtherwise() {
        List<SourceConfig> sources = Configs.json("""
                {"defaults": {"timeout": "5s", "retry": "NONE", "readOnly": true, "circuitBreaker": false, "maxConnections": 9},
                 "sources": {"openapi": {"a": {"spec": "a.json"},
                   "b": {"spec": "b.json", "timeout": 1, "readOnly": false, "retry": {"maxAttempts": 2}, "circuitBreaker": true}}}}
                """).sources();

        assertThat(sources.get(0))
                .returns(Duration.ofSeconds(5), SourceConfig::timeout)
                .returns(RetryPolicy.NONE, SourceConfig::retry)
                .returns(BreakerPolicy.OFF, SourceConfig::breaker)
                .returns(9, SourceConfig::maxConnections)
                .returns(true, SourceConfig::readOnly);
        assertThat(sources.get(1))
                .returns(Duration.ofMillis(1), SourceConfig::timeout)
                .returns(RetryPolicy.DEFAULT.withMaxAttempts(2), SourceConfig::retry)
                .returns(BreakerPolicy.DEFAULT, SourceConfig::breaker)
                .returns(false, SourceConfig::readOnly);
    }

    @Test
    void readsLimitsBudgetCategoriesAndTheWholeBreaker() {
        SourceConfig source = Configs.json("""
                {"sources": {"openapi": {"a": {"spec": "a.json",
                  "limits": {"maxRequestsPerSecond": 2.5, "maxConcurrent": 3, "strategy": "fixed-window",
                             "followServerHints": false},
                  "retryBudget": {"ratio": 0.1, "minRetries": 3, "window": "1m"},
                  "retry": {"categories": ["TIMEOUT", "rate-limit"]},
                  "circuitBreaker": {"slidingWindowType": "TIME_BASED", "slowCallRateThreshold": 80,
                                     "slowCallDurationThreshold": 5, "waitDurationInOpenState": "20s",
                                     "automaticTransitionFromOpenToHalfOpenEnabled": true}}}}}
                """).sources().get(0);

        assertThat(source.limits()).isEqualTo(new LimitPolicy(2.5, 3, LimitPolicy.Strategy.FIXED_WINDOW, false));
        assertThat(source.retryBudget()).isEqualTo(new RetryBudgetPolicy(true, 0.1, 3, Duration.ofMinutes(1)));
        assertThat(source.retry())
                .isEqualTo(RetryPolicy.DEFAULT.withCategories(Set.of(ErrorCategory.TIMEOUT, ErrorCategory.RATE_LIMIT)));
        assertThat(source.breaker())
                .isEqualTo(new BreakerPolicy(
                        true,
                        50,
                        BreakerPolicy.WindowType.TIME_BASED,
                        100,
                        100,
                        80,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        10,
                        true));
    }

    @Test
    void limitsAndBudgetOfTheDefaultsAreReplacedWhole() {
        List<SourceConfig> sources = Configs.json("""
                {"defaults": {"limits": {"maxConcurrent": 5, "strategy": "token-bucket"}, "retryBudget": false},
                 "sources": {"openapi": {"a": {"spec": "a.json"},
                   "b": {"spec": "b.json", "limits": {"maxRequestsPerSecond": 1}, "retryBudget": true}}}}
                """).sources();

        assertThat(sources.get(0))
                .returns(
                        LimitPolicy.DEFAULT.withMaxConcurrent(5).withStrategy(LimitPolicy.Strategy.TOKEN_BUCKET),
                        SourceConfig::limits)
                .returns(RetryBudgetPolicy.OFF, SourceConfig::retryBudget);
        assertThat(sources.get(1))
                .returns(LimitPolicy.DEFAULT.withMaxRequestsPerSecond(1), SourceConfig::limits)
                .returns(RetryBudgetPolicy.DEFAULT, SourceConfig::retryBudget);
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "5s,5000", "1m30s,90000", "2h,7200000", "1d,86400000", "250,250", "1s5ms,1005"})
    void readsDurationsAsCamelDoes(String text, long millis) {
        SourceConfig source = Configs.json(
                        "{\"sources\":{\"openapi\":{\"a\":{\"spec\":\"a\",\"timeout\":\"" + text + "\"}}}}")
                .sources()
                .get(0);

        assertThat(source.timeout()).isEqualTo(Duration.ofMillis(millis));
        assertThat(org.apache.camel.util.TimeUtils.toMilliSeconds(text)).isEqualTo(millis);
    }

    @Test
    void resolvesVariablesAtOnceOnlyWhereTheValueIsNotText() {
        SourceConfig source = Configs.json("""
                {"sources": {"openapi": {"a": {"spec": "${SPEC}", "baseUrl": "$BASE/v1", "timeout": "${TIMEOUT}",
                  "readOnly": "${TRUE}", "maxConnections": "${MAX:-12}", "retry": "${RETRY:-none}",
                  "auth": {"type": "$MODE", "token": "${TOKEN}"}}}}}
                """).sources().get(0);

        assertThat(source.properties()).containsEntry("spec", "${SPEC}").containsEntry("baseUrl", "$BASE/v1");
        assertThat(source.auth()).isEqualTo(Auth.bearer("${TOKEN}"));
        assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(source.readOnly()).isTrue();
        assertThat(source.maxConnections()).isEqualTo(12);
        assertThat(source.retry()).isEqualTo(RetryPolicy.NONE);
    }

    @Test
    void readsYaml() {
        ConfigFile file = Configs.yaml("""
                # comments are welcome
                sources:
                  openapi:
                    github:
                      spec: classpath:github.json
                      timeout: 5s
                      readOnly: true
                      maxConnections: 7
                      headers: { X-A: "1" }
                      auth: {type: basic, username: me, password: "${PW}"}
                outputDir: target/codegen
                """);

        assertThat(file.outputDir()).isEqualTo("target/codegen");
        assertThat(file.sources().get(0))
                .returns(Duration.ofSeconds(5), SourceConfig::timeout)
                .returns(true, SourceConfig::readOnly)
                .returns(7, SourceConfig::maxConnections)
                .returns(Map.of("X-A", "1"), SourceConfig::headers)
                .returns(Auth.basic("me", "${PW}"), SourceConfig::auth);
    }

    @Test
    void aSourceMayLockItsToolsOtherwiseThanTheDefault() {
        List<SourceConfig> sources = Configs.json("""
                {"defaults": {"lock": "strict", "lockFile": "all.json"},
                 "sources": {"openapi": {"a": {"spec": "a.json"}, "b": {"spec": "b.json", "lock": "off"}}}}
                """).sources();

        assertThat(sources)
                .extracting(SourceConfig::lock)
                .containsExactly(
                        new LockPolicy(LockPolicy.Mode.STRICT, "all.json"),
                        new LockPolicy(LockPolicy.Mode.OFF, "all.json"));
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        assertThat(Configs.json("\uFEFF{\"sources\": {}}").sources()).isEmpty();
    }
}
