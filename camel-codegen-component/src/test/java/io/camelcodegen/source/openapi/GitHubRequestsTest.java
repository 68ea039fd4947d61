package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.openapi.RecordingServer.Received;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every GET operation of GitHub's document, called with the document's own examples: what arrives at a server is held
 * against the document as a plain JSON tree, read without any of the code under test.
 */
class GitHubRequestsTest {

    private static final String NUMBER = "x-number";

    private final JsonNode document = read();

    /** One operation and the values it is called with. */
    private record Call(String id, String template, List<JsonNode> parameters, Map<JsonNode, JsonNode> values) {}

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(NodePackages.githubDocument().toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyGetOperationArrivesAsTheDocumentAsks() {
        List<Call> calls = calls();
        try (SourceFixture fixture = new SourceFixture();
                RecordingServer server = RecordingServer.json("{\"ok\":true}")) {
            ToolSource source = fixture.open(
                    SourceConfig.openapi("github", NodePackages.githubDocument().toString())
                            .baseUrl(server.url() + "/api/v3")
                            .property("index", false)
                            .build());
            List<Tool> tools = source.discover().join();
            ToolCatalog catalog = ToolCatalog.of("github", tools, Map.of(), () -> null);

            List<CompletableFuture<ToolResult>> results = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                Tool tool = catalog.find(calls.get(i).id()).orElseThrow();
                CallContext context = new CallContext(
                        Duration.ofMinutes(2),
                        CallContext.of(Duration.ZERO).credentials(),
                        Map.of(NUMBER, "" + i),
                        null,
                        null);
                ObjectNode arranged = source.arrange(tool, grouped(calls.get(i)));
                results.add(source.call(tool, arranged, context));
            }
            CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).join();

            assertThat(tools).hasSize(1223);
            assertThat(calls).hasSizeGreaterThan(500);
            assertThat(results)
                    .allSatisfy(result -> assertThat(result.join().value()).isEqualTo(Map.of("ok", true)));
            assertThat(server.received()).hasSameSizeAs(calls);
            for (Received request : server.received()) {
                Call call = calls.get(Integer.parseInt(request.headers().getFirst(NUMBER)));
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.body()).isEmpty();
                assertThat(pathValues(request.path(), call)).as(call.id()).isEqualTo(values(call, "path"));
                assertThat(queryValues(request.query())).as(call.id()).isEqualTo(expectedQuery(call));
                values(call, "header")
                        .forEach((name, value) ->
                                assertThat(request.headers().getFirst(name)).isEqualTo(value));
            }
            source.close();
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            if (operation.isMissingNode()) {
                continue;
            }
            List<JsonNode> parameters = new ArrayList<>();
            path.getValue().path("parameters").forEach(parameter -> parameters.add(follow(parameter)));
            operation.path("parameters").forEach(parameter -> parameters.add(follow(parameter)));
            Map<JsonNode, JsonNode> values = new LinkedHashMap<>();
            parameters.forEach(parameter -> values.put(parameter, example(parameter)));
            calls.add(new Call(operation.path("operationId").asText(), path.getKey(), parameters, values));
        }
        return calls;
    }

    private JsonNode follow(JsonNode node) {
        return node.has("$ref") ? follow(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** What the document offers as an example, else something that its schema allows. */
    private JsonNode example(JsonNode parameter) {
        JsonNode schema = follow(parameter.path("schema"));
        if (parameter.has("example")) {
            return parameter.path("example");
        }
        for (JsonNode example : parameter.path("examples")) {
            return follow(example).path("value");
        }
        return madeFrom(schema);
    }

    private JsonNode madeFrom(JsonNode raw) {
        JsonNode schema = follow(raw);
        for (String keyword : List.of("example", "default")) {
            if (schema.has(keyword)) {
                return schema.path(keyword);
            }
        }
        for (String keyword : List.of("enum", "oneOf", "anyOf", "allOf")) {
            if (schema.has(keyword)) {
                JsonNode first = schema.path(keyword).path(0);
                return keyword.equals("enum") ? first : madeFrom(first);
            }
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "integer", "number" ->
                nodes.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> nodes.arrayNode().add(madeFrom(schema.path("items")));
            case "object" -> nodes.objectNode().put("a b", "1/2");
            default ->
                nodes.textNode(
                        switch (schema.path("format").asText()) {
                            case "date-time" -> "2026-01-02T03:04:05+01:00";
                            default -> "a b/ü?&=+%#";
                        });
        };
    }

    private static ObjectNode grouped(Call call) {
        ObjectNode grouped = JsonNodeFactory.instance.objectNode();
        call.values().forEach((parameter, value) -> grouped.withObject(
                        "/" + parameter.path("in").asText())
                .set(parameter.path("name").asText(), value));
        return grouped;
    }

    private static Map<String, String> values(Call call, String in) {
        Map<String, String> values = new LinkedHashMap<>();
        call.values().forEach((parameter, value) -> {
            if (parameter.path("in").asText().equals(in)) {
                values.put(parameter.path("name").asText(), value.asText());
            }
        });
        return values;
    }

    /** The values in the places of the template's braces, decoded; the fixed segments must be the template's. */
    private static Map<String, String> pathValues(String path, Call call) {
        String[] expected = ("/api/v3" + call.template()).split("/", -1);
        String[] actual = path.split("/", -1);
        assertThat(actual).as(call.id()).hasSameSizeAs(expected);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i++) {
            List<String> names = new ArrayList<>();
            Matcher braces = Pattern.compile("\\{([^}]+)}").matcher(expected[i]);
            StringBuilder pattern = new StringBuilder();
            int at = 0;
            while (braces.find()) {
                pattern.append(Pattern.quote(expected[i].substring(at, braces.start())))
                        .append("(.+?)");
                names.add(braces.group(1));
                at = braces.end();
            }
            pattern.append(Pattern.quote(expected[i].substring(at)));
            Matcher segment = Pattern.compile(pattern.toString()).matcher(actual[i]);
            assertThat(segment.matches()).as("%s of %s", actual[i], call.id()).isTrue();
            for (int group = 0; group < names.size(); group++) {
                found.put(names.get(group), decode(segment.group(group + 1)));
            }
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        values(call, "path").keySet().forEach(name -> ordered.put(name, found.remove(name)));
        ordered.putAll(found);
        return ordered;
    }

    private static Map<String, List<String>> queryValues(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                    .add(decode(pair.substring(equals + 1)));
        }
        return values;
    }

    private static Map<String, List<String>> expectedQuery(Call call) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        call.values().forEach((parameter, value) -> {
            if (parameter.path("in").asText().equals("query")) {
                List<String> values = new ArrayList<>();
                if (value.isArray()) {
                    value.forEach(item -> values.add(item.asText()));
                } else {
                    values.add(value.asText());
                }
                boolean explode = parameter.path("explode").asBoolean(true);
                String name = parameter.path("name").asText();
                if (!values.isEmpty()) {
                    expected.put(name, explode ? values : List.of(String.join(",", values)));
                }
                assertThat(parameter.path("style").asText("form")).isEqualTo("form");
                assertThat(value.isObject()).isFalse();
            }
        });
        return expected;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
