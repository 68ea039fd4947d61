package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.java.TypeName.Array;
import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.java.TypeName.Nullable;
import io.camelcodegen.generator.java.TypeName.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JavaSourceTest {

    private static final ClassName ORDER = ClassName.of("com.acme", "Order");

    private final JavaSource code = new JavaSource(ORDER, new Imports("com.acme", Set.of("Order")));

    @Test
    void nestedTypesAreNamedByWhatIsMissingAtThePlace() {
        ClassName params = ORDER.nested("Params");
        ClassName builder = params.nested("Builder");

        assertThat(code.name(builder)).isEqualTo("Order.Params.Builder");
        code.type("class Order", ORDER);
        assertThat(code.name(builder)).isEqualTo("Params.Builder");
        code.type("record Params()", params);
        assertThat(code.name(builder)).isEqualTo("Builder");
        assertThat(code.name(params)).isEqualTo("Params");
        assertThat(code.name(ORDER)).isEqualTo("Order");
        code.closeType();
        assertThat(code.name(builder)).isEqualTo("Params.Builder");
    }

    @Test
    void theAnnotationForNullStandsBeforeTheLastNameAndBeforeBrackets() {
        TypeName entry = Generic.of(ClassName.of(Map.Entry.class), ClassName.of(String.class), ORDER);

        assertThat(code.name(new Nullable(ClassName.of(String.class)))).isEqualTo("@Nullable String");
        assertThat(code.name(new Nullable(entry))).isEqualTo("Map.@Nullable Entry<String, Order>");
        assertThat(code.name(new Nullable(ClassName.of("com.acme.model", "Order"))))
                .isEqualTo("com.acme.model.@Nullable Order");
        assertThat(code.name(new Nullable(new Array(Primitive.BYTE)))).isEqualTo("byte @Nullable []");
        assertThat(code.name(Generic.of(ClassName.of(List.class), new Nullable(ORDER))))
                .isEqualTo("List<@Nullable Order>");
    }

    @Test
    void aLineThatIsTooLongGetsALineForItsPartsOrForEachOfThem() {
        String part = "x".repeat(50);

        code.type("class Order", ORDER);
        code.line("call(", List.of("a", "b"), ");");
        code.line("call(", List.of(part, part), ", null, null, null);");
        code.line("call(", List.of(part, part, part), ");");
        code.closeType();

        assertThat(code.text("note")).isEqualTo("""
                        // note
                        package com.acme;

                        class Order {
                            call(a, b);
                            call(
                                    PART,
                                    PART, null, null, null);
                            call(
                                    PART,
                                    PART,
                                    PART);
                        }
                        """.replace("PART", part));
    }

    @Test
    void partsThatFitOnOneLineOfTheirOwnGetOne() {
        code.line("void " + "x".repeat(60) + '(', List.of("String " + "a".repeat(40), "String b"), ") {}");

        assertThat(code.text("note"))
                .endsWith('\n' + "void " + "x".repeat(60) + "(\n        String " + "a".repeat(40) + ", String b) {}\n");
    }

    @Test
    void membersArePartedByEmptyLinesAndEmptyBodiesAreClosedAtOnce() {
        code.type("class Order", ORDER);
        code.member().line("Order()").open().close();
        code.member().javadoc("Two.").line("void two()").open().line("return;").close();
        code.closeType();

        assertThat(code.text("note")).endsWith("""
                        class Order {
                            Order() {}

                            /** Two. */
                            void two() {
                                return;
                            }
                        }
                        """);
    }

    @Test
    void onlyTheOutermostTypeIsAnnotated() {
        code.annotate(ClassName.of(Deprecated.class), "");

        code.type("class Order", ORDER).type("class Inner", ORDER.nested("Inner"));
        code.closeType().closeType();

        assertThat(code.text("note")).endsWith("@Deprecated\nclass Order {\n    class Inner {}\n}\n");
    }

    @Test
    void onlyBoxesHaveAPrimitiveForm() {
        assertThat(ClassName.of(Long.class).unboxed()).isEqualTo(Primitive.LONG);
        assertThat(Primitive.LONG.boxed()).isEqualTo(ClassName.of(Long.class));
        assertThat(ORDER.unboxed()).isEqualTo(ORDER);
        assertThat(ORDER.boxed()).isEqualTo(ORDER);
    }
}
