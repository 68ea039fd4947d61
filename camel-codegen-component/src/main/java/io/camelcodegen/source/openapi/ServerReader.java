package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.ServerVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where requests go: OpenAPI 3's {@code servers}, Swagger's {@code host}, {@code basePath}, {@code schemes}. */
final class ServerReader {

    private static final List<String> FIELD = List.of("servers");

    private final References references;
    private final String documentScheme;

    /** @param documentLocation decides the scheme of a Swagger document that names none */
    ServerReader(References references, String documentLocation) {
        this.references = references;
        this.documentScheme = documentLocation.startsWith("http:") ? "http" : "https";
    }

    /**
     * @param text in which the operation stands
     * @param holders the operation and its path item, nearest first: the first that names a server counts, else the
     *     document
     */
    List<Server> openApi(JsonText text, Range... holders) throws IOException {
        for (Range holder : holders) {
            List<Server> servers = servers(text, text.find(holder, FIELD));
            if (!servers.isEmpty()) {
                return servers;
            }
        }
        References.Target root = references.locate("#/servers");
        return root == null ? List.of() : servers(root.text(), root.range());
    }

    private static List<Server> servers(JsonText text, @Nullable Range array) throws IOException {
        List<Server> servers = new ArrayList<>();
        JsonCursor json = array == null ? null : text.cursor(array);
        if (json != null && json.next() == '[') {
            for (boolean more = json.enterArray(); more; more = json.nextElement()) {
                Server server = server(text, json.range());
                if (server != null) {
                    servers.add(server);
                }
            }
        }
        return List.copyOf(servers);
    }

    private static @Nullable Server server(JsonText text, Range place) throws IOException {
        Range url = text.find(place, List.of("url"));
        JsonCursor value = url == null ? null : text.cursor(url);
        return value == null || value.next() != '"'
                ? null
                : new Server(value.text(), variables(text, text.find(place, List.of("variables"))));
    }

    private static Map<String, ServerVariable> variables(JsonText text, @Nullable Range object) throws IOException {
        if (object == null) {
            return Map.of();
        }
        Map<String, ServerVariable> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable : text.read(object).properties()) {
            List<String> allowed = new ArrayList<>();
            variable.getValue().path("enum").forEach(value -> allowed.add(value.asText()));
            String first = allowed.isEmpty() ? "" : allowed.get(0);
            variables.put(
                    variable.getKey(),
                    new ServerVariable(variable.getValue().path("default").asText(first), List.copyOf(allowed)));
        }
        return variables;
    }

    /** @param operation whose {@code schemes} win over the document's */
    List<Server> swagger(JsonNode operation) {
        String host = text("#/host");
        String basePath = text("#/basePath");
        String path =
                basePath.equals("/") ? "" : basePath.isEmpty() || basePath.startsWith("/") ? basePath : "/" + basePath;
        if (host.isEmpty()) {
            return basePath.isEmpty() ? List.of() : List.of(new Server(basePath, Map.of()));
        }
        List<Server> servers = new ArrayList<>();
        JsonNode schemes = operation.has("schemes") ? operation.get("schemes") : references.resolve("#/schemes");
        if (schemes != null) {
            for (JsonNode scheme : schemes) {
                if (scheme.asText().equals("http") || scheme.asText().equals("https")) { // not ws, wss
                    servers.add(new Server(scheme.asText() + "://" + host + path, Map.of()));
                }
            }
        }
        return servers.isEmpty()
                ? List.of(new Server(documentScheme + "://" + host + path, Map.of()))
                : List.copyOf(servers);
    }

    private String text(String ref) {
        JsonNode value = references.resolve(ref);
        return value == null || !value.isTextual() ? "" : value.textValue().strip();
    }
}
