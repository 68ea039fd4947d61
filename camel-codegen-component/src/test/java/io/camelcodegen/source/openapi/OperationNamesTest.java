package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OperationNamesTest {

    /** Few spellings, so that many of them clash. */
    private static final List<String> IDS = List.of(
            "list", "LIST", "l/ist", "l_ist", "l ist", "../../x", "class", "😀", "é", "x".repeat(300), "get_a", "");

    @Property(tries = 100)
    void areDistinctAndIndependentOfTheOrder(@ForAll("operations") List<String> ids, @ForAll long seed) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            members.add("'/%s':{'get':{'operationId':'%s'}}".formatted("p" + i, ids.get(i)));
        }
        Map<String, String> inOrder = pathsByName(members);

        Collections.shuffle(members, new Random(seed));

        assertThat(inOrder).hasSize(ids.size()).isEqualTo(pathsByName(members));
        assertThat(inOrder.keySet()).allMatch(name -> name.matches("[A-Za-z0-9_]+"));
    }

    @Provide
    Arbitrary<List<String>> operations() {
        return Arbitraries.of(IDS).list().ofMinSize(1).ofMaxSize(12);
    }

    private static Map<String, String> pathsByName(List<String> members) {
        OpenApiDocument document = Documents.openApi("'paths':{" + String.join(",", members) + "}");
        Map<String, String> paths = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (Tool tool : document.tools()) {
            assertThat(names.add(tool.name().tool())).isTrue();
            paths.put(tool.name().tool(), document.spec(tool).path());
        }
        return paths;
    }
}
