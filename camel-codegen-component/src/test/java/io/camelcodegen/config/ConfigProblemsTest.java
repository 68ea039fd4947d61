package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {

    @Test
    void tellsOfAllProblemsInOneMessage() {
        CodegenException e = Configs.failure("codegen.config.json", """
                {"outputdir": "x",
                 "sources": {
                  "openapi": {
                    "github": {"spec": "a.json", "auth": {"type": "digest"}, "timeout": "soon", "baseURL": "https://x"},
                    "my__api": {"spec": "b.json"},
                    "files": {"specs": "c.json"}},
                  "mcp": {"github": {"command": "node", "args": "index.js"}}},
                 "mcpServers": {"files": {"url": "ftp://x"}}}
                """);

        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(Configs.problems(e))
                .containsExactly(
                        "sources.openapi.github.timeout: must be a number of milliseconds, or text like 500ms, 5s, 1m30s, is 'soon'",
                        "sources.openapi.github.auth.type: 'digest' is not one of bearer, apiKey, basic, oauth2, custom, mtls, none",
                        "sources.openapi.github: unknown key 'baseURL'; did you mean 'baseUrl'?",
                        "sources.openapi.my__api: is not a source name: a name is letters, digits and -, starts with a letter, and"
                                + " may hold single _ only, as in 'my_api'; __ separates it from the names of its tools",
                        "sources.openapi.files.spec: is required",
                        "sources.openapi.files: unknown key 'specs'; did you mean 'spec'?",
                        "sources.mcp.github: is also the name of sources.openapi.github; the names of sources are unique",
                        "sources.mcp.github.args: must be a list, is text",
                        "mcpServers.files: is also the name of sources.openapi.files; the names of sources are unique",
                        "mcpServers.files.url: must be a URL that starts with http:// or https://",
                        "unknown key 'outputdir'; did you mean 'outputDir'?");
        assertThat(e.getMessage()).startsWith("configuration codegen.config.json: 11 problems\n  - ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'spec': 5|spec: must be text, is a number; put it in quotes",
                "'spec': ' '|spec: must not be empty",
                "'spec': null|spec: has no value",
                "'spec': 'http:/x'|spec: must be a URL with a host name and a valid port",
                "'spec': 'a', 'baseUrl': 'example.com'|baseUrl: must be a URL that starts with http:// or https://",
                "'spec': 'a', 'baseUrl': 'https://me:pw@x'|baseUrl: must not hold a user or password; they belong under auth",
                "'spec': 'a', 'readOnly': 'yes'|readOnly: must be true or false, is 'yes'",
                "'spec': 'a', 'readOnly': 1|readOnly: must be true or false, is a number",
                "'spec': 'a', 'timeout': 0|timeout: must be more than 0 and at most 30 days",
                "'spec': 'a', 'timeout': -5|timeout: must be a number of milliseconds, or text like 500ms, 5s, 1m30s, is a number",
                "'spec': 'a', 'timeout': '31d'|timeout: must be more than 0 and at most 30 days",
                "'spec': 'a', 'timeout': 'PT5S'|timeout: must be a number of milliseconds, or text like 500ms, 5s, 1m30s, is 'PT5S'",
                "'spec': 'a', 'timeout': '${NOPE}'|timeout: its variable NOPE has no value and no default",
                "'spec': 'a', 'maxConnections': 0|maxConnections: must be from 1 to 100000",
                "'spec': 'a', 'maxConnections': 1.5|maxConnections: must be a whole number, is a number",
                "'spec': 'a', 'maxConnections': 1e99|maxConnections: must be from 1 to 100000",
                "'spec': 'a', 'maxConnections': 99999999999999999999999|maxConnections: must be from 1 to 100000",
                "'spec': 'a', 'server': -1|server: must be from 0 to 10000",
                "'spec': 'a', 'include': {}|include: must be a list, is an object",
                "'spec': 'a', 'include': ['a', 5]|include[1]: must be text, is a number; put it in quotes",
                "'spec': 'a', 'include': 'a,,b'|include: holds an empty item",
                "'spec': 'a', 'aliases': {'a-b': 'x'}|aliases: 'a-b' is not an alias: one is letters, digits and _",
                "'spec': 'a', 'retry': 'agressive'|retry: 'agressive' is not one of the presets NONE, CONSERVATIVE, DEFAULT, AGGRESSIVE, NETWORK, RATE_LIMIT; did you mean 'AGGRESSIVE'?",
                "'spec': 'a', 'retry': '#mine'|retry: the registry has no RetryPolicy named 'mine'",
                "'spec': 'a', 'retry': {'categories': ['TIMOUT']}|retry.categories: 'TIMOUT' is not one of CONFIG, VALIDATION, DISCOVERY, CONNECTION, EXECUTION, TIMEOUT, TRANSPORT, AUTH, RATE_LIMIT, INTERNAL; did you mean 'TIMEOUT'?",
                "'spec': 'a', 'limits': {'maxRequestsPerSecond': 0.0001}|limits.maxRequestsPerSecond: must be 0 for no limit, or at least 0.001",
                "'spec': 'a', 'limits': {'strategy': 'tokenbucket'}|limits.strategy: 'tokenbucket' is not one of sliding-window, token-bucket, fixed-window; did you mean 'token-bucket'?",
                "'spec': 'a', 'limits': {'rps': 1}|limits: unknown key 'rps'; there are maxRequestsPerSecond, maxConcurrent, strategy, followServerHints",
                "'spec': 'a', 'lock': 'strickt'|lock: 'strickt' is not one of off, warn, strict; did you mean 'strict'?",
                "'spec': 'a', 'lock': true|lock: must be 'off', 'warn' or 'strict', is true or false",
                "'spec': 'a', 'lockFile': ''|lockFile: must not be empty",
                "'spec': 'a', 'retryBudget': 'off'|retryBudget: must be true, false or an object, is 'off'",
                "'spec': 'a', 'retry': 3|retry: must be the name of a preset, a reference like #myPolicy or an object, is a number",
                "'spec': 'a', 'retry': {'maxAttempts': 0}|retry.maxAttempts: must be from 1 to 100",
                "'spec': 'a', 'retry': {'jitter': 2}|retry.jitter: must be from 0 to 1",
                "'spec': 'a', 'retry': {'attempts': 2}|retry: unknown key 'attempts'; did you mean 'maxAttempts'?",
                "'spec': 'a', 'circuitBreaker': 'off'|circuitBreaker: must be true, false or an object, is 'off'",
                "'spec': 'a', 'circuitBreaker': {'failureRateThreshold': 101}|circuitBreaker.failureRateThreshold: must be from 1 to 100",
                "'spec': 'a', 'proxy': 'proxy:3128'|proxy: must be http://host:port, without user, path or query",
                "'spec': 'a', 'headers': {'Host': 'x'}|headers: 'Host' is set by the HTTP client and cannot be configured",
                "'spec': 'a', 'headers': {'accept-encoding': 'br'}|headers: 'accept-encoding' is set by the HTTP client and cannot be configured",
                "'spec': 'a', 'headers': {'X-A': '1', 'x-a': '2'}|headers: 'x-a' stands there twice, in another case",
                "'spec': 'a', 'headers': {'X A': '1'}|headers: 'X A' is not a header name",
                "'spec': 'a', 'headers': {'X': 'a\\r\\nb'}|headers: the value of 'X' holds a line break or NUL",
                "'spec': 'a', 'auth': 'x'|auth: must be an object, is text",
                "'spec': 'a', 'auth': {}|auth.type: is required: one of bearer, apiKey, basic, oauth2, custom, mtls, none",
                "'spec': 'a', 'auth': {'type': 'Bearer', 'token': 'x'}|auth.type: 'Bearer' is not one of bearer, apiKey, basic, oauth2, custom, mtls, none; did you mean 'bearer'?",
                "'spec': 'a', 'auth': {'type': 'bearer'}|auth.token: is required",
                "'spec': 'a', 'auth': {'type': 'bearer', 'token': ''}|auth.token: must not be empty",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'x', 'clientId': 'c', 'clientSecret': 's'}|auth.tokenUrl: must be a URL that starts with http:// or https://",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'http://idp.example.com/', 'clientId': 'c', 'clientSecret': 's'}|auth.tokenUrl: must start with https://, as secrets go there; 'allowHttp' lifts that",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientSecret': 's'}|auth.clientId: is required",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c'}|auth.clientSecret: is required",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'flow': 'implicit'}|auth.flow: 'implicit' is not one of clientCredentials, authorizationCode, refreshToken, deviceCode",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'flow': 'authorizationCode'}|auth.authorizationUrl: is required",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'flow': 'deviceCode'}|auth.deviceAuthorizationUrl: is required",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'flow': 'refreshToken'}|auth.refreshToken: is required",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'clientSecret': 's', 'refreshToken': 'r'}|auth.refreshToken: belongs to flow refreshToken",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'clientSecret': 's', 'scopes': 7}|auth.scopes: must be a list, is a number",
                "'spec': 'a', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://idp.example.com/token', 'clientId': 'c', 'clientSecret': 's', 'tokenURL': 'x'}|auth: unknown key 'tokenURL'; did you mean 'tokenUrl'?",
                "'spec': 'a', 'auth': {'type': 'apiKey', 'name': 'k', 'in': 'body', 'value': 'v'}|auth.in: 'body' is not one of header, query, cookie",
                "'spec': 'a', 'auth': {'type': 'apiKey', 'name': 'k k', 'value': 'v'}|auth.name: is not a name that a header can have",
                "'spec': 'a', 'auth': {'type': 'bearer', 'token': '${env:T}'}|auth.token: '${' must be ${NAME} or ${NAME:-default}; write $${ for the characters themselves",
            })
    void tellsWhatIsWrongWithAnOpenApiSource(String keys, String problem) {
        String json = "{\"sources\": {\"openapi\": {\"a\": {" + keys.replace('\'', '"') + "}}}}";

        List<String> problems = Configs.problems(json);

        String path = problem.startsWith("a: ") ? "" : "sources.openapi.a.";
        assertThat(problems).containsExactly(path + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|: needs command or url",
                "{'command': 'a', 'url': 'http://x'}|: has both command and url; an MCP server has one",
                "{'url': 'http://x', 'args': []}|.args: needs command",
                "{'command': 'a', 'auth': {'type': 'none'}}|.auth: cannot reach a server that is run by command; use env",
                "{'command': 'a', 'transport': 'sse'}|: has a command, so its transport is stdio",
                "{'url': 'http://x', 'type': 'stdio'}|: has a url, so stdio cannot be its transport",
                "{'command': 'a', 'env': {'A=B': 'x'}}|.env: 'A=B' is not an environment variable that a process can have",
                "{'command': 'a', 'env': {'A': 1}}|.env.A: must be text, is a number; put it in quotes",
                "{'command': 'a', 'disabled': 'maybe'}|.disabled: must be true or false, is 'maybe'",
                "{'command': 'a', 'autoApprove': []}|: unknown key 'autoApprove'; there are disabled, include, exclude, readOnly, timeout, retry, circuitBreaker, limits, retryBudget, lock, lockFile, maxResponseBytes, maxConnections, sslContextParameters, proxy, auth, headers, deduplicate, cache, agent, aliases, command, url, args, env, cwd, transport, type, initTimeout",
            })
    void tellsWhatIsWrongWithAnMcpServer(String server, String problem) {
        List<String> problems = Configs.problems("{\"mcpServers\": {\"a\": " + server.replace('\'', '"') + "}}");

        assertThat(problems).containsExactly("mcpServers.a" + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|must be an object with 'sources' or 'mcpServers', is a list",
                "{'sources': []}|sources: must be an object, is a list",
                "{'sources': {'openapi': {'a': 'spec.json'}}}|sources.openapi.a: must be an object, is text",
                "{'sources': {'../x': {}}}|sources: '../x' is not a kind of source, as openapi and mcp are",
                "{'servers': {}}|unknown key 'servers'; did you mean 'mcpServers'?",
                "{'defaults': {'auth': {'type': 'none'}}}|defaults.auth: belongs to one source, and would here reach all of them",
                "{'sources': {}, 'sources': {}}|line 1, column 17: sources is there twice",
                "{} {}|line 1, column 4: there is more after the end of the configuration",
            })
    void tellsWhatIsWrongWithTheWholeFile(String json, String problem) {
        assertThat(Configs.problems(json.replace('\'', '"'))).containsExactly(problem);
    }

    @Test
    void tellsWhereAKeyIsDuplicated() {
        List<String> problems = Configs.problems("""
                {"mcpServers": {
                   "a": {"command": "x",
                         "command": "y"}}}
                """);

        assertThat(problems).containsExactly("line 3, column 10: mcpServers.a.command is there twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sources': {},}|line 1, column 16: not valid JSON: trailing comma: nothing follows the comma before '}'; remove that comma",
                "{'a': [1,]}|line 1, column 10: not valid JSON: trailing comma: nothing follows the comma before ']'; remove that comma",
                "{'a': {|the text ends before every brace, bracket and quote is closed",
                "{'a': 'x|the text ends before every brace, bracket and quote is closed",
                "{`a`: 1}|names and text stand in double quotes, not in single ones",
                "{'a': 1 // x|JSON has no comments; a .yaml file may hold them",
                "{'a': '1' 'b': 2}|a comma or colon is missing before the",
                "{'a': s3cret}|names and text stand in double quotes",
                "{a: 1}|names and text stand in double quotes",
            })
    void explainsSyntaxErrors(String json, String explanation) {
        List<String> problems = Configs.problems(json.replace('\'', '"').replace('`', '\''));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("line 1, column ")
                .contains(explanation)
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "# only a comment\n"})
    void saysThatAFileIsEmpty(String text) {
        CodegenException e = Configs.failure(".codegenrc", text);

        assertThat(Configs.problems(e)).containsExactly("is empty; the least is {\"sources\": {}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources: {a|line 1, column 12|not valid YAML",
                "sources: *x|line 1, column|YAML aliases (*) are not supported",
                "sources: {}`sources: {}|line 2, column|sources is there twice",
                "--- {}`--- {}|line 2, column|there is more after the end",
                "`\tsources: {}|line 2, column|cannot start any token",
            })
    void explainsYamlErrors(String yaml, String where, String explanation) {
        CodegenException e = Configs.failure("x.yml", yaml.replace('`', '\n'));

        assertThat(Configs.problems(e))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(where)
                .contains(explanation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'spec': 'a', 'auth': {'type': 'hunter2-hunter2-hunter2-hunter2'}}",
                "{'spec': 'a', 'auth': {'type': 'bearer', 'token': 'hunter2\\u0000 ${'}}",
                "{'spec': 'a', 'auth': 'hunter2'}",
                "{'spec': 'a', 'auth': ['hunter2']}",
                "{'spec': 'a', 'auth': {'type': 'basic', 'username': 'u', 'password': ['hunter2']}}",
                "{'spec': 'a', 'headers': {'X': 'hunter2\\n'}}",
                "{'spec': 'a', 'headers': {'X': {'y': 'hunter2'}}}",
                "{'spec': 'https://me:hunter2@x/y', 'baseUrl': 'ftp://x?key=hunter2'}",
                "{'spec': 'http://x?key=hunter2 ', 'proxy': 'http://u:hunter2@x:1'}",
                "{'spec': 'a', 'timeout': '${T:-hunter2}'}",
                "{'spec': 'a', 'readOnly': 'Bearer hunter2'}",
                "{'spec': 'a', 'headers': {'X': 'hunter2' 'Y': 1}}",
                "{'spec': 'a', 'headers': {'X': hunter2}}",
            })
    void showsNoSecret(String source) {
        String json = "{\"sources\": {\"openapi\": {\"a\": " + source.replace('\'', '"') + "}}}";

        CodegenException e = Configs.failure("codegen.config.json", json);

        assertThat(e.getMessage() + e.toJson() + e).doesNotContain("hunter2");
        assertThat(e.getCause()).isNull();
    }

    @Test
    void showsNoSecretOfYaml() {
        CodegenException e = Configs.failure("a.yaml", "sources:\n  openapi:\n    a: {token: hunter2: x\n");

        assertThat(e.getMessage() + e.toJson() + e).contains("line 3").doesNotContain("hunter2");
    }
}
