package io.camelcodegen.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published examples of OpenAPI 2.0, 3.0 and 3.1, all in one configuration. */
class RealModelsTest {

    private static final Map<String, SourceModel> MODELS = new TreeMap<>();
    private static final Map<String, SourceTools> TOOLS = new TreeMap<>();

    @BeforeAll
    static void read(@TempDir Path folder) throws IOException {
        Path root = NodePackages.file("@readme/oas-examples");
        List<Path> documents;
        try (Stream<Path> files = Files.walk(root)) {
            documents = files.filter(file -> root.relativize(file).toString().matches("[23]\\.[01]/json/.*\\.json"))
                    .sorted()
                    .toList();
        }
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        ObjectNode sources = config.putObject("sources").putObject("openapi");
        for (int i = 0; i < documents.size(); i++) {
            sources.putObject("doc" + i)
                    .put("spec", documents.get(i).toUri().toString())
                    .put("baseUrl", "http://127.0.0.1:1");
        }
        Path file = Files.writeString(folder.resolve("codegen.config.json"), config.toString());
        try (Workspace workspace = Workspace.open(file.toString())) {
            for (int i = 0; i < documents.size(); i++) {
                SourceTools tools = workspace.tools("doc" + i);
                String name = root.relativize(documents.get(i)).toString();
                TOOLS.put(name, tools);
                MODELS.put(name, SourceModels.of(tools));
            }
        }
        assertThat(MODELS).hasSizeGreaterThan(40);
    }

    @Test
    void holdEveryToolOrSayWhyNot() {
        MODELS.forEach((document, model) -> {
            int tools = TOOLS.get(document).tools().size();
            assertThat(model.tools().size() + model.problems().size())
                    .as(document)
                    .isEqualTo(tools);
            assertThat(model.problems()).as(document).isEmpty();
        });
    }

    @Test
    void haveOnlyNamesThatJavaTakesAndThatAreDistinctWhereTheyMeet() {
        MODELS.forEach((document, model) -> {
            List<String> names = new ArrayList<>(List.of(model.typeName().toLowerCase(Locale.ROOT)));
            model.shared().forEach(type -> names.add(type.id().name().toLowerCase(Locale.ROOT)));
            model.tools().forEach(tool -> names.add(tool.typeName().toLowerCase(Locale.ROOT)));
            assertThat(names).as(document).doesNotHaveDuplicates();
            Stream<Declaration> types = Stream.concat(
                    model.shared().stream(), model.tools().stream().flatMap(tool -> tool.types().stream()));
            types.forEach(type -> {
                assertThat(SourceVersion.isName(type.id().name()))
                        .as(type.id().name())
                        .isTrue();
                if (type instanceof Declaration.RecordType record) {
                    Set<String> members = new HashSet<>();
                    record.properties().forEach(property -> {
                        assertThat(SourceVersion.isName(property.name()))
                                .as(property.name())
                                .isTrue();
                        assertThat(members.add(property.name()))
                                .as(property.name())
                                .isTrue();
                    });
                }
            });
        });
    }

    @Test
    void haveExampleCallsThatTheirToolsTake() {
        List<String> wrong = new ArrayList<>();
        int[] count = {0};
        MODELS.forEach((document, model) -> model.tools().forEach(tool -> {
            count[0]++;
            ObjectNode call = tool.exampleCall();
            if (call == null
                    || !CompiledSchema.of(tool.tool().schemas().input())
                            .validate(call)
                            .isEmpty()) {
                wrong.add(document + " " + tool.methodName() + " " + call);
            }
        }));

        assertThat(wrong)
                .as("that nothing can satisfy, or where values of one alternative match another, too")
                .allMatch(call -> call.matches(
                        ".*(quirks\\w*IncompatibleAllOf|postPotentiallyUndefinedFormData" + "|postOneOfComplex) .*"));
        assertThat(count[0]).isGreaterThan(300);
    }

    @Test
    void makeUnionsOfWhatTheDocumentsDiscriminate() {
        assertThat(MODELS.values().stream()
                        .flatMap(model -> Stream.concat(
                                model.shared().stream(), model.tools().stream().flatMap(tool -> tool.types().stream())))
                        .filter(Declaration.UnionType.class::isInstance))
                .isNotEmpty();
    }
}
