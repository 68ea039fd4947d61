package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every operation of many real documents a request can be made, and its body is of a type the document lists. */
class RealRequestsTest {

    static Stream<Path> documents() throws IOException {
        Path examples = NodePackages.file("@readme/oas-examples");
        try (Stream<Path> files = Files.walk(examples)) {
            List<Path> found = files.filter(file -> file.toString().matches(".*/(2\\.0|3\\.0|3\\.1)/.*\\.(json|yaml)"))
                    .sorted()
                    .toList();
            return Stream.concat(found.stream(), Stream.of(NodePackages.githubDocument()));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyOperationCanBeRequested(Path file) throws IOException {
        OpenApiDocument document = OpenApiDocument.read("api", file.toString(), Files.readAllBytes(file));

        for (Tool tool : document.tools()) {
            OperationSpec spec = document.spec(tool);
            RequestBuilder builder = new RequestBuilder(
                    spec,
                    new ServerSelector.Target("https://api.example/base", Addresses.ANY),
                    new ConfiguredHeaders("api", Map.of(), value -> value),
                    Set.of(),
                    1000);
            HttpRequest request = builder.build(parameters(spec), CallContext.of(Duration.ofSeconds(1)));

            assertThat(request.uri().getRawPath()).startsWith("/base/").doesNotContain("{");
            assertThat(new ParameterArranger(spec.arguments(), builder.bodySchema(), spec.ignoredHeaders())
                            .arrange(JsonNodeFactory.instance.objectNode()))
                    .isEmpty();
            if (spec.body() != null) {
                MediaTypeName sent = MediaTypeName.of(request.headers().stream()
                        .filter(header -> header.name().equals("Content-Type"))
                        .findFirst()
                        .orElseThrow()
                        .value());
                assertThat(spec.body().content().keySet())
                        .anyMatch(type -> MediaTypeName.of(type).covers(sent));
            }
        }
    }

    private static ObjectNode parameters(OperationSpec spec) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : spec.parameters()) {
            String group = parameter.in().name().toLowerCase(Locale.ROOT);
            if (!RequestHeaders.isCredential(parameter.name())) {
                parameters.withObject("/" + group).set(parameter.name(), value(parameter.schema()));
            }
        }
        if (spec.body() != null) {
            JsonNode schema = spec.body().content().values().iterator().next().schema();
            parameters.set(
                    "body", BodyProperties.of(schema).object() ? JsonNodeFactory.instance.objectNode() : value(schema));
        }
        return parameters;
    }

    private static JsonNode value(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(7);
            case "array" -> JsonNodeFactory.instance.arrayNode().add("a").add("b");
            case "object" -> JsonNodeFactory.instance.objectNode().put("a", "b");
            default -> JsonNodeFactory.instance.textNode("text");
        };
    }
}
