package io.camelcodegen.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubModelTest {

    private static SourceTools tools;
    private static SourceModel model;

    @BeforeAll
    static void read(@TempDir Path folder) throws IOException {
        Path config = folder.resolve("codegen.config.json");
        Files.writeString(
                config,
                "{\"sources\":{\"openapi\":{\"github\":{\"spec\":\""
                        + NodePackages.githubDocument().toUri() + "\"}}}}");
        try (Workspace workspace = Workspace.open(config.toString())) {
            tools = workspace.tools("github");
            model = SourceModels.of(tools);
        }
    }

    @Test
    void holdsEveryToolWithEveryParameter() {
        assertThat(model.problems()).isEmpty();
        assertThat(model.tools()).hasSize(1223);
        for (ToolModel tool : model.tools()) {
            Set<String> expected = new TreeSet<>();
            tool.tool().schemas().input().path("properties").properties().forEach(group -> {
                if (group.getKey().equals("body")) {
                    expected.add("BODY body");
                } else {
                    group.getValue()
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(name -> expected.add(group.getKey().toUpperCase(Locale.ROOT) + ' ' + name));
                }
            });
            Set<String> actual = new TreeSet<>();
            tool.parameters().forEach(p -> actual.add(p.group() + " " + p.property().wireName()));
            assertThat(actual).as(tool.methodName()).isEqualTo(expected);
        }
    }

    /** What is lost in a body that is a record would be lost for good. */
    @Test
    void holdsEveryMemberOfABodyThatIsARecord() {
        int records = 0;
        for (ToolModel tool : model.tools()) {
            JsonNode body = tool.tool().schemas().input().path("properties").path("body");
            for (Declaration type : tool.types()) {
                if (type instanceof Declaration.RecordType record
                        && record.id().name().equals("Body")) {
                    List<String> names = new ArrayList<>();
                    body.path("properties").fieldNames().forEachRemaining(names::add);
                    assertThat(record.properties())
                            .as(tool.methodName())
                            .extracting(Property::wireName)
                            .containsAll(names);
                    records++;
                }
            }
        }
        assertThat(records).isGreaterThan(250);
    }

    @Test
    void givesDistinctNamesToWhateverMeets() {
        List<String> types = new ArrayList<>(List.of(model.typeName()));
        List<String> methods = new ArrayList<>();
        model.shared().forEach(type -> types.add(type.id().name()));
        for (ToolModel tool : model.tools()) {
            types.add(tool.typeName());
            methods.add(tool.methodName());
            List<String> own = new ArrayList<>(List.of(tool.typeName()));
            tool.types().forEach(type -> own.add(type.id().name()));
            assertThat(lower(own)).as(tool.methodName()).doesNotHaveDuplicates();
            assertThat(tool.parameters())
                    .extracting(p -> p.property().name())
                    .as(tool.methodName())
                    .doesNotHaveDuplicates();
            declarationsAreDistinctInside(tool.types());
        }
        declarationsAreDistinctInside(model.shared());
        assertThat(lower(types)).doesNotHaveDuplicates();
        assertThat(lower(methods)).doesNotHaveDuplicates();
    }

    private static void declarationsAreDistinctInside(List<Declaration> types) {
        for (Declaration type : types) {
            if (type instanceof Declaration.RecordType record) {
                assertThat(record.properties()).extracting(Property::name).doesNotHaveDuplicates();
            }
        }
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    void refersOnlyToTypesThatAreDeclared() {
        Set<TypeId> declared = new HashSet<>();
        model.shared().forEach(type -> declared.add(type.id()));
        model.tools().forEach(tool -> tool.types().forEach(type -> declared.add(type.id())));
        List<DataType> used = new ArrayList<>();
        for (ToolModel tool : model.tools()) {
            tool.parameters().forEach(p -> used.add(p.property().type()));
            if (tool.result() != null) {
                used.add(tool.result());
            }
            tool.types().forEach(type -> addUses(type, used));
        }
        model.shared().forEach(type -> addUses(type, used));

        for (int i = 0; i < used.size(); i++) { // grows
            if (used.get(i) instanceof DataType.ListOf list) {
                used.add(list.element());
            } else if (used.get(i) instanceof DataType.MapOf map) {
                used.add(map.value());
            } else if (used.get(i) instanceof DataType.Named named) {
                assertThat(declared.contains(named.id())).as(named.toString()).isTrue();
            }
        }
        assertThat(used).hasSizeGreaterThan(10_000);
    }

    private static void addUses(Declaration type, List<DataType> used) {
        if (type instanceof Declaration.RecordType record) {
            record.properties().forEach(property -> used.add(property.type()));
        } else if (type instanceof Declaration.UnionType union) {
            union.variants().values().forEach(id -> used.add(new DataType.Named(id)));
        }
    }

    @Test
    void isTheSameInWhateverOrderTheToolsCome() {
        List<Tool> shuffled = new ArrayList<>(tools.tools());
        Collections.shuffle(shuffled, new Random(42));

        assertThat(SourceModels.of(new SourceTools(tools.config(), shuffled, null))).isEqualTo(model);
    }

    @Test
    void makesSharedSchemasOnceUnderTheirOwnNames() {
        assertThat(Models.names(model.shared()))
                .contains("MinimalRepository", "SimpleUser", "RepositoryPermissions", "RepositoryRule");
        assertThat(model.shared()).hasSizeLessThan(1400);
    }

    @Test
    void hasAnExampleCallThatItsToolTakesForNearlyEveryTool() {
        List<String> wrong = new ArrayList<>();
        for (ToolModel tool : model.tools()) {
            JsonNode call = tool.exampleCall();
            if (call == null
                    || !CompiledSchema.of(tool.tool().schemas().input())
                            .validate(call)
                            .isEmpty()) {
                wrong.add(tool.methodName());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void gathersThePartsOfACallByWhereTheyGo() {
        ToolModel tool = model.tools().stream()
                .filter(each -> each.methodName().equals("issuesCreate"))
                .findFirst()
                .orElseThrow();

        assertThat(tool.typeName()).isEqualTo("IssuesCreate");
        assertThat(tool.parameters())
                .extracting(ToolModel.Parameter::group)
                .containsExactly(Group.PATH, Group.PATH, Group.BODY);
        assertThat(tool.exampleCall())
                .hasToString("{\"path\":{\"owner\":\"owner\",\"repo\":\"repo\"},\"body\":{\"title\":\"title\"}}");
        assertThat(tool.result()).isEqualTo(new DataType.Named(new TypeId("", "Issue")));
    }

    @Test
    void knowsToolsThatGiveNothing() {
        assertThat(model.tools())
                .filteredOn(tool -> tool.result() == null)
                .extracting(ToolModel::methodName)
                .contains("reposDelete")
                .hasSizeGreaterThan(100);
    }
}
