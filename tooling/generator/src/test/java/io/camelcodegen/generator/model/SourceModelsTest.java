package io.camelcodegen.generator.model;

import static io.camelcodegen.generator.model.Models.names;
import static io.camelcodegen.generator.model.Models.of;
import static io.camelcodegen.generator.model.Models.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceModelsTest {

    private static final String PET = "{'properties':{'owner':{'$ref':'#/$defs/Owner'}},'type':'object'}";

    private static Tool withPet(String name, String owner) {
        return tool(
                name,
                "{}",
                "{'$ref':'#/$defs/Pet','$defs':{'Pet':" + PET + ",'Owner':" + owner
                        + ",'Other':{'properties':{'x':{}}}}}");
    }

    @Test
    void makesOneTypeOfADefinitionThatSeveralToolsHave() {
        String owner = "{'properties':{'name':{'type':'string'}}}";

        SourceModel model = of(withPet("a", owner), withPet("b", owner));

        assertThat(names(model.shared())).containsExactly("Owner", "Pet");
        assertThat(model.tools()).extracting(ToolModel::result).containsOnly(new Named(new TypeId("", "Pet")));
    }

    @Test
    void tellsDefinitionsOfOneNameApartByAllThatTheyReferToInAnyOrder() {
        Tool one = withPet("a", "{'properties':{'name':{'type':'string'}}}");
        Tool other = withPet("b", "{'properties':{'name':{'type':'integer'}}}");
        Tool again = withPet("c", "{'properties':{'name':{'type':'string'}}}");

        SourceModel model = of(one, other, again);

        assertThat(model.shared()).hasSize(4);
        assertThat(names(model.shared())).allMatch(name -> name.matches("(Owner|Pet)_[0-9a-f]{4}"));
        assertThat(model.tools().get(0).result()).isEqualTo(model.tools().get(2).result());
        assertThat(model.tools().get(0).result())
                .isNotEqualTo(model.tools().get(1).result());
        assertThat(of(again, other, one)).isEqualTo(model);
    }

    @Test
    void knowsWhichSharedTypesAreGiven() {
        SourceModel model = of(tool(
                "t",
                "{'properties':{'a':{'$ref':'#/$defs/In'}},'$defs':{'In':{'properties':{'x':{}}}}}",
                "{'properties':{'a':{'$ref':'#/$defs/Out'}},'$defs':{'Out':{'properties':{'x':{}}}}}"));

        assertThat(model.shared())
                .extracting(type -> ((RecordType) type).input())
                .containsExactly(true, false);
    }

    @Test
    void keepsTypesOfToolsAndSharedOnesApartWithoutRegardToCase() {
        SourceModel model = of(
                tool(
                        "PET",
                        "{'properties':{'a':{'$ref':'#/$defs/pet'}},'$defs':{'pet':{'properties':{'x':{}}}}}",
                        null),
                tool("pet", "{'properties':{'pet':{'properties':{'pet':{}}}}}", null),
                tool("shop", "{}", null));

        assertThat(List.of(
                        model.typeName(),
                        model.tools().get(0).typeName(),
                        model.tools().get(1).typeName(),
                        model.tools().get(2).typeName(),
                        model.shared().get(0).id().name()))
                .extracting(String::toLowerCase)
                .doesNotHaveDuplicates();
        assertThat(model.tools().get(1).types().get(0).id().name())
                .isNotEqualToIgnoringCase(model.tools().get(1).typeName());
    }

    @Test
    void putsRequiredParametersFirst() {
        ToolModel model = of(tool(
                        "t",
                        "{'properties':{'a':{},'b':{},'c':{}},'required':['c','b'],'additionalProperties':true}",
                        null))
                .tools()
                .get(0);

        assertThat(model.parameters()).extracting(p -> p.property().name()).containsExactly("b", "c", "a");
        assertThat(model.additionalParameters()).isEqualTo(Any.ANY);
        assertThat(model.result()).isEqualTo(Any.ANY);
    }

    @Test
    void leavesOutAToolThatCannotBeReadAndSaysWhy() {
        Tool broken = Tool.builder(ToolName.of("shop", "broken"), "broken", () -> {
                    throw SourceErrors.malformedDocument("shop", "doc.json", "$ref '#/gone' names nothing", null);
                })
                .build();

        SourceModel model = of(broken, tool("fine", "{'properties':{'a':{'type':'string'}}}", null));

        assertThat(model.tools()).extracting(ToolModel::methodName).containsExactly("fine");
        assertThat(model.tools().get(0).parameters().get(0).property().type()).isEqualTo(Scalar.STRING);
        assertThat(model.problems()).singleElement().asString().contains("shop__broken", "#/gone");
    }
}
