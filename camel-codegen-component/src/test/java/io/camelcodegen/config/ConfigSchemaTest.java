package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.camelcodegen.error.CodegenException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema is for editors, the parser for messages: they must say the same of a file. */
class ConfigSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(document());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode document() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConfigFile.class.getResourceAsStream("codegen.config.schema.json"))) {
            return JSON.readTree(in);
        }
    }

    static Stream<String> good() {
        List<String> files = new ArrayList<>(
                List.of(
                        "{}",
                        "{'$schema': 'x', 'sources': {}, 'mcpServers': {}, 'defaults': {}, 'outputDir': 'x', 'runtimePackage': 'y'}",
                        "{'generate': {'package': 'com.acme.news.record', 'outputs': ['java', 'typescript'], 'async': true, 'name': 'acme-1', 'description': 'd', 'version': '1'}}",
                        "{'generate': {'outputs': 'java, markdown'}}",
                        "{'defaults': {'timeout': '5s', 'retry': 'none', 'include': [], 'readOnly': true}}",
                        "{'sources': {'graphql': {'shop': {'endpoint': 'https://x', 'schema': {'a': 1}, 'type': 'graphql'}}}}",
                        "{'sources': {'sql': {'db': {'url': 'jdbc:x', 'readOnly': true, 'auth': {'type': 'none'}}}}}",
                        "{'mcpServers': {'a': {'command': 'x'}}}",
                        "{'mcpServers': {'a_b-c': {'command': 'x', 'args': ['', '-y'], 'env': {'A': ''}, 'cwd': '.', 'type': 'stdio'}}}",
                        "{'mcpServers': {'a': {'url': 'http://localhost:1/mcp', 'type': 'http', 'headers': {'Authorization': 'x'}}}}",
                        "{'mcpServers': {'a': {'url': 'https://x?k=${K}', 'transport': 'sse', 'initTimeout': 5}}}",
                        "{'sources': {'mcp': {'a': {'type': 'mcp', 'url': '${URL:-http://x}', 'auth': {'type': 'bearer', 'token': 't'}}}}}"));
        for (String keys : List.of(
                "",
                "'type': 'openapi'",
                "'baseUrl': 'https://x:8443/a?b'",
                "'baseUrl': '${B}'",
                "'server': 0, 'serverVariables': {'a': ''}, 'maxDocumentBytes': 1, 'index': true, 'allowServerFromDocument': 'false'",
                "'allowHeaders': ['Cookie']",
                "'include': ['a*', 'b?'], 'exclude': 'c*, d'",
                "'aliases': {'a_1': 'b/c'}",
                "'timeout': 1",
                "'timeout': '1d2h3m4s5ms'",
                "'timeout': '100'",
                "'timeout': '${TIMEOUT}'",
                "'timeout': 2592000000",
                "'retry': 'NETWORK'",
                "'retry': 'rate-limit'",
                "'retry': {}",
                "'retry': {'preset': 'default', 'maxAttempts': 100, 'initialDelay': 0, 'maxDelay': '1s', 'multiplier': 1, 'jitter': 0.25}",
                "'retry': {'maxRetryAfter': 0, 'maxTotalTime': '1m', 'retryNonIdempotent': true}",
                "'retry': {'categories': ['TIMEOUT', 'rate-limit']}",
                "'retry': {'categories': 'timeout, TRANSPORT'}",
                "'retryBudget': false",
                "'retryBudget': {'ratio': 0.5, 'minRetries': 0, 'window': '1m'}",
                "'limits': {'maxRequestsPerSecond': 0.5, 'maxConcurrent': '3', 'strategy': 'token-bucket', 'followServerHints': false}",
                "'limits': {}",
                "'lock': 'strict', 'lockFile': 'locks/a.json'",
                "'lock': '${LOCK:-warn}'",
                "'circuitBreaker': {'slidingWindowType': 'TIME_BASED', 'slowCallRateThreshold': 50, 'slowCallDurationThreshold': 5,"
                        + " 'automaticTransitionFromOpenToHalfOpenEnabled': true}",
                "'circuitBreaker': false",
                "'circuitBreaker': 'true'",
                "'circuitBreaker': {'failureRateThreshold': 12.5, 'slidingWindowSize': '7', 'waitDurationInOpenState': '30s'}",
                "'headers': {'X-A': ''}",
                "'maxResponseBytes': 1, 'maxConnections': 100000",
                "'sslContextParameters': '#tls', 'proxy': 'http://p:1'",
                "'disabled': true",
                "'agent': {}",
                "'agent': {'readOnly': 'false', 'include': 'a*, b', 'exclude': ['c']}",
                "'auth': {'type': 'bearer', 'token': '${T}'}",
                "'auth': {'type': 'apiKey', 'name': 'k', 'value': 'v'}",
                "'auth': {'type': 'apiKey', 'name': 'k', 'in': 'cookie', 'value': 'v'}",
                "'auth': {'type': 'basic', 'username': 'u', 'password': 'p'}",
                "'auth': {'type': 'apiKey', 'value': 'v'}",
                "'auth': {'type': 'custom', 'resolver': '#vault'}",
                "'auth': {'type': 'mtls', 'sslContextParameters': '#tls'}",
                "'auth': {'schemes': {'a_b': {'type': 'bearer', 'token': 't'}, 'k': {'type': 'apiKey', 'value': 'v'}}}",
                "'checkSecurity': false",
                "'auth': {'type': 'oauth2', 'tokenUrl': 'https://i/t', 'clientId': 'c', 'clientSecret': '${S}'}",
                "'auth': {'type': 'oauth2', 'flow': 'refreshToken', 'tokenUrl': '${U}', 'clientId': 'c', 'refreshToken': 'r'}",
                "'auth': {'type': 'none'}")) {
            files.add("{'sources': {'openapi': {'a': {'spec': 's'" + (keys.isEmpty() ? "" : ", " + keys) + "}}}}");
        }
        return files.stream();
    }

    static Stream<String> bad() {
        List<String> files = new ArrayList<>(List.of(
                "[]",
                "'x'",
                "{'source': {}}",
                "{'sources': []}",
                "{'sources': null}",
                "{'$schema': 5}",
                "{'outputDir': ''}",
                "{'generate': {'package': 'a-b'}}",
                "{'generate': {'package': 'com.new.tools'}}",
                "{'generate': {'package': 'a.b.null'}}",
                "{'generate': {'package': '_'}}",
                "{'generate': {'outputs': ['cobol']}}",
                "{'generate': {'name': 'Acme'}}",
                "{'generate': {'lang': 'java'}}",
                "{'sources': {'../x': {}}}",
                "{'sources': {'openapi': []}}",
                "{'sources': {'openapi': {'a__b': {'spec': 's'}}}}",
                "{'sources': {'openapi': {'1a': {'spec': 's'}}}}",
                "{'sources': {'openapi': {'a': {}}}}",
                "{'sources': {'openapi': {'a': 's'}}}",
                "{'sources': {'sql': {'a': {'x': null}}}}",
                "{'sources': {'sql': {'a': {'timeout': 'soon'}}}}",
                "{'defaults': {'auth': {'type': 'none'}}}",
                "{'defaults': {'headers': {}}}",
                "{'defaults': {'spec': 'x'}}",
                "{'sources': {'openapi': {'a': {'spec': 's', 'agent': true}}}}",
                "{'sources': {'openapi': {'a': {'spec': 's', 'agent': {'write': true}}}}}",
                "{'sources': {'openapi': {'a': {'spec': 's', 'agent': {'readOnly': 'no'}}}}}",
                "{'mcpServers': {'my server': {'command': 'x'}}}",
                "{'mcpServers': {'a': {}}}",
                "{'mcpServers': {'a': {'command': 'x', 'url': 'http://x'}}}",
                "{'mcpServers': {'a': {'command': 'x', 'args': 'y'}}}",
                "{'mcpServers': {'a': {'command': 'x', 'args': [1]}}}",
                "{'mcpServers': {'a': {'command': 'x', 'env': {'A': 1}}}}",
                "{'mcpServers': {'a': {'command': 'x', 'env': {'A=B': ''}}}}",
                "{'mcpServers': {'a': {'command': 'x', 'auth': {'type': 'none'}}}}",
                "{'mcpServers': {'a': {'command': 'x', 'headers': {}}}}",
                "{'mcpServers': {'a': {'command': 'x', 'transport': 'sse'}}}",
                "{'mcpServers': {'a': {'command': 'x', 'type': 'http'}}}",
                "{'mcpServers': {'a': {'command': 'x', 'autoApprove': []}}}",
                "{'mcpServers': {'a': {'url': 'x'}}}",
                "{'mcpServers': {'a': {'url': 'http://x', 'auth': {'type': 'apiKey', 'value': 'v'}}}}",
                "{'mcpServers': {'a': {'url': 'http://x', 'auth': {'schemes': {'k': {'type': 'bearer', 'token': 't'}}}}}}",
                "{'sources': {'sql': {'a': {'auth': {'type': 'apiKey', 'value': 'v'}}}}}",
                "{'mcpServers': {'a': {'url': 'http://x', 'cwd': '/'}}}",
                "{'mcpServers': {'a': {'url': 'http://x', 'type': 'stdio'}}}",
                "{'mcpServers': {'a': {'url': 'http://x', 'transport': 'ws'}}}"));
        for (String keys : List.of(
                "'spec': 5",
                "'spec': ' '",
                "'spec': 'http:/x'",
                "'spec': 's', 'type': 'mcp'",
                "'spec': 's', 'specs': 's'",
                "'spec': 's', 'command': 's'",
                "'spec': 's', 'baseUrl': 'x.com'",
                "'spec': 's', 'baseUrl': 'ftp://x'",
                "'spec': 's', 'baseUrl': 'http://u:p@x'",
                "'spec': 's', 'server': -1",
                "'spec': 's', 'server': 1.5",
                "'spec': 's', 'index': 'no'",
                "'spec': 's', 'serverVariables': {'a': 1}",
                "'spec': 's', 'include': [1]",
                "'spec': 's', 'include': ['']",
                "'spec': 's', 'exclude': 'a,,b'",
                "'spec': 's', 'aliases': {'a-b': 'x'}",
                "'spec': 's', 'aliases': {'a': ''}",
                "'spec': 's', 'readOnly': 1",
                "'spec': 's', 'timeout': 0",
                "'spec': 's', 'timeout': '0s'",
                "'spec': 's', 'timeout': 1.5",
                "'spec': 's', 'timeout': 2592000001",
                "'spec': 's', 'timeout': '5 s'",
                "'spec': 's', 'timeout': 'PT5S'",
                "'spec': 's', 'timeout': ''",
                "'spec': 's', 'retry': 'often'",
                "'spec': 's', 'retry': 3",
                "'spec': 's', 'retry': {'maxAttempts': 0}",
                "'spec': 's', 'retry': {'maxAttempts': 101}",
                "'spec': 's', 'retry': {'multiplier': 0.5}",
                "'spec': 's', 'retry': {'jitter': 1.1}",
                "'spec': 's', 'retry': {'maxTotalTime': 0}",
                "'spec': 's', 'retry': {'attempts': 1}",
                "'spec': 's', 'retry': {'categories': ['SLOW']}",
                "'spec': 's', 'retry': {'categories': 5}",
                "'spec': 's', 'retry': '#'",
                "'spec': 's', 'lock': 'on'",
                "'spec': 's', 'lock': true",
                "'spec': 's', 'lockFile': ''",
                "'spec': 's', 'retryBudget': 3",
                "'spec': 's', 'retryBudget': {'ratio': -1}",
                "'spec': 's', 'retryBudget': {'window': 0}",
                "'spec': 's', 'limits': 10",
                "'spec': 's', 'limits': {'maxRequestsPerSecond': -1}",
                "'spec': 's', 'limits': {'maxConcurrent': 1.5}",
                "'spec': 's', 'limits': {'strategy': 'leaky-bucket'}",
                "'spec': 's', 'limits': {'rate': 10}",
                "'spec': 's', 'circuitBreaker': {'slidingWindowType': 'SIZE'}",
                "'spec': 's', 'circuitBreaker': {'slowCallRateThreshold': 0}",
                "'spec': 's', 'circuitBreaker': 'off'",
                "'spec': 's', 'circuitBreaker': {'failureRateThreshold': 0}",
                "'spec': 's', 'circuitBreaker': {'enabled': true}",
                "'spec': 's', 'headers': {'X': 1}",
                "'spec': 's', 'headers': {'X Y': ''}",
                "'spec': 's', 'headers': {'Host': 'x'}",
                "'spec': 's', 'headers': {'Accept-Encoding': 'br'}",
                "'spec': 's', 'headers': {'expect': '100-continue'}",
                "'spec': 's', 'headers': {'X': 'a\\nb'}",
                "'spec': 's', 'maxResponseBytes': 0",
                "'spec': 's', 'maxConnections': 'many'",
                "'spec': 's', 'maxConnections': 100001",
                "'spec': 's', 'proxy': 'p:1'",
                "'spec': 's', 'proxy': 'https://p:1'",
                "'spec': 's', 'proxy': 'http://p'",
                "'spec': 's', 'auth': 'x'",
                "'spec': 's', 'auth': {}",
                "'spec': 's', 'auth': {'type': 'digest'}",
                "'spec': 's', 'auth': {'type': 'oauth2', 'clientId': 'c', 'clientSecret': 's'}",
                "'spec': 's', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://i/t', 'clientId': 'c'}",
                "'spec': 's', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://i/t', 'clientId': 'c', 'flow': 'deviceCode'}",
                "'spec': 's', 'auth': {'type': 'oauth2', 'tokenUrl': 'https://i/t', 'clientId': 'c', 'flow': 'refreshToken'}",
                "'spec': 's', 'auth': {'type': 'bearer'}",
                "'spec': 's', 'auth': {'type': 'bearer', 'token': ''}",
                "'spec': 's', 'auth': {'type': 'bearer', 'token': 't', 'value': 'v'}",
                "'spec': 's', 'auth': {'type': 'apiKey', 'name': 'k'}",
                "'spec': 's', 'auth': {'type': 'apiKey', 'in': 'query', 'value': 'v'}",
                "'spec': 's', 'auth': {'type': 'custom'}",
                "'spec': 's', 'auth': {'type': 'mtls'}",
                "'spec': 's', 'auth': {'schemes': {}}",
                "'spec': 's', 'auth': {'schemes': {'k': {'type': 'none'}}}",
                "'spec': 's', 'auth': {'schemes': {'k': {'type': 'bearer'}}}",
                "'spec': 's', 'auth': {'schemes': {'k': {'type': 'bearer', 'token': 't'}}, 'type': 'bearer'}",
                "'spec': 's', 'checkSecurity': 'maybe'",
                "'spec': 's', 'auth': {'type': 'apiKey', 'name': 'k', 'in': 'body', 'value': 'v'}",
                "'spec': 's', 'auth': {'type': 'basic', 'username': 'u'}")) {
            files.add("{'sources': {'openapi': {'a': {" + keys + "}}}}");
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("good")
    void bothTakeAGoodFile(String file) throws IOException {
        String json = file.replace('\'', '"');

        assertThat(SCHEMA.validate(JSON.readTree(json))).isEmpty();
        assertThat(Configs.json(json)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void bothRefuseABadFile(String file) throws IOException {
        String json = file.replace('\'', '"');

        assertThat(SCHEMA.validate(JSON.readTree(json))).isNotEmpty();
        CodegenException e = Configs.failure("codegen.config.json", json);
        assertThat(Configs.problems(e)).hasSize(1);
    }

    @Test
    void isAValidSchemaThatDescribesEveryKey() throws IOException {
        JsonNode document = document();

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(document))
                .isEmpty();
        assertThat(undescribed("", document, document)).isEmpty();
    }

    /** The properties, anywhere, that neither describe themselves nor refer to what does. */
    private static List<String> undescribed(String path, JsonNode node, JsonNode document) {
        List<String> missing = new ArrayList<>();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("properties") && !path.contains("/oneOf") && !path.contains("/auth")) {
                value.properties().forEach(property -> {
                    JsonNode schema = property.getValue();
                    String reference = schema.path("$ref").asText("#").substring(1);
                    if (!schema.has("description") && !document.at(reference).has("description")) {
                        missing.add(path + "/" + property.getKey());
                    }
                });
            }
            missing.addAll(undescribed(path + "/" + entry.getKey(), value, document));
        });
        if (node.isArray()) {
            node.forEach(item -> missing.addAll(undescribed(path + "/[]", item, document)));
        }
        return missing;
    }
}
