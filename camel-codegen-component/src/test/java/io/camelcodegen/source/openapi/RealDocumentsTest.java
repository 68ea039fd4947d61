package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealDocumentsTest {

    static Stream<Path> examples() throws IOException {
        Path root = NodePackages.file("@readme/oas-examples");
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = files.filter(
                            file -> root.relativize(file).toString().matches("[23]\\.[01]/.*\\.(json|yaml)"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThan(100);
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(Path file) throws IOException {
        OpenApiDocument document = OpenApiDocument.read("example", file.toString(), Files.readAllBytes(file));

        for (Tool tool : document.tools()) {
            assertThat(document.spec(tool).path()).isNotEmpty();
            assertThat(tool.schemas().input().path("type").textValue()).isEqualTo("object");
        }
        assertThat(file.toString()).contains("/" + document.version().substring(0, 3) + "/");
    }

    /** Examples published in both forms, without the two whose forms do not say the same. */
    static Stream<Path> twins() throws IOException {
        return examples()
                .filter(file -> Files.exists(yamlOf(file)) && file.toString().endsWith(".json"))
                .filter(file -> !file.toString().endsWith("3.1/json/parameters-style.json")
                        && !file.toString().endsWith("2.0/json/petstore-expanded.json"));
    }

    private static Path yamlOf(Path json) {
        return Path.of(json.toString().replace("/json/", "/yaml/").replace(".json", ".yaml"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void readsTheSameFromYamlAndJson(Path file) throws IOException {
        Path twin = yamlOf(file);

        OpenApiDocument json = OpenApiDocument.read("example", file.toString(), Files.readAllBytes(file));
        OpenApiDocument yaml = OpenApiDocument.read("example", twin.toString(), Files.readAllBytes(twin));

        assertThat(Documents.names(yaml)).isEqualTo(Documents.names(json));
        for (Tool tool : json.tools()) {
            Tool same = Documents.tool(yaml, tool.name().tool());
            assertThat(yaml.spec(same)).as(tool.toString()).isEqualTo(json.spec(tool));
            assertThat(same.schemas()).as(tool.toString()).isEqualTo(tool.schemas());
        }
    }

    @Test
    void readsKubernetes() throws IOException {
        byte[] packed = Files.readAllBytes(NodePackages.file("kubernetes-client/lib/specs/swagger-1.13.json.gz"));
        byte[] content;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            content = in.readAllBytes();
        }

        OpenApiDocument document = OpenApiDocument.read("k8s", "swagger-1.13.json", content);

        assertThat(document.tools()).hasSize(1014);
        for (Tool tool : document.tools()) {
            assertThat(document.spec(tool).method()).isNotEmpty();
        }
        OperationSpec list = Documents.spec(document, "listCoreV1NamespacedPod");
        assertThat(list.path()).isEqualTo("/api/v1/namespaces/{namespace}/pods");
        assertThat(Documents.parameter(list, "namespace").required()).isTrue();
        assertThat(Documents.parameter(list, "limit").schema().path("type").textValue())
                .isEqualTo("integer");
    }
}
