package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.ServerVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where requests go: OpenAPI 3's {@code servers}, Swagger's {@code host}, {@code basePath}, {@code schemes}. */
final class ServerReader {

    private final References references;
    private final String documentScheme;

    /** @param documentLocation decides the scheme of a Swagger document that names none */
    ServerReader(References references, String documentLocation) {
        this.references = references;
        this.documentScheme = documentLocation.startsWith("http:") ? "http" : "https";
    }

    /** @param candidates nearest first; the first that names a server counts */
    List<Server> openApi(@Nullable JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            List<Server> servers = servers(candidate);
            if (!servers.isEmpty()) {
                return servers;
            }
        }
        return servers(references.resolve("#/servers"));
    }

    private static List<Server> servers(@Nullable JsonNode array) {
        List<Server> servers = new ArrayList<>();
        if (array != null) {
            for (JsonNode server : array) {
                if (server.path("url").isTextual()) {
                    servers.add(new Server(server.path("url").textValue(), variables(server.path("variables"))));
                }
            }
        }
        return List.copyOf(servers);
    }

    private static Map<String, ServerVariable> variables(JsonNode object) {
        Map<String, ServerVariable> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable : object.properties()) {
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
