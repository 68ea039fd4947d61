package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camelcodegen.generator.model.Declaration.UnionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Writes unions as interfaces that their variants implement, sealed where all stand in one package. One that is received
 * has a variant for what the source did not list.
 */
final class UnionWriter {

    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int LONGEST_NAME = 200;

    private static final ClassName TYPE_INFO = ClassName.of(JsonTypeInfo.class);
    private static final ClassName SUB_TYPES = ClassName.of(JsonSubTypes.class);
    private static final ClassName ANY_GETTER = ClassName.of(JsonAnyGetter.class);
    private static final ClassName ANY_SETTER = ClassName.of(JsonAnySetter.class);
    private static final ClassName COLLECTIONS = ClassName.of(Collections.class);
    private static final ClassName ORDERED_MAP = ClassName.of(LinkedHashMap.class);

    private final JavaTypes types;

    UnionWriter(JavaTypes types) {
        this.types = types;
    }

    /** @param received whether it is part of a result */
    void write(JavaSource code, UnionType type, boolean received) {
        ClassName name = types.names().className(type.id());
        code.javadoc(new Javadoc()
                .description(type.description(), LONGEST_DESCRIPTION)
                .html("Which one it is, its member " + Javadoc.code(type.discriminator(), LONGEST_NAME) + " says."));
        typeInfo(code, type, name, received);
        variants(code, type);
        if (types.isSealable(type)) {
            String head = "public sealed interface " + name.simpleName() + " permits ";
            code.type(head, permitted(code, type, name, received), "", List.of(), name);
        } else {
            code.type("public interface " + name.simpleName(), name);
        }
        if (received) {
            unrecognized(code, name);
        }
        code.closeType();
    }

    private List<String> permitted(JavaSource code, UnionType type, ClassName name, boolean received) {
        List<String> permitted = new ArrayList<>();
        type.variants().values().stream()
                .map(types.names()::className)
                .distinct()
                .forEach(variant -> permitted.add(code.name(variant)));
        if (received) {
            permitted.add(code.name(types.names().unrecognized(name)));
        }
        return permitted;
    }

    private void typeInfo(JavaSource code, UnionType type, ClassName name, boolean received) {
        String info = code.name(TYPE_INFO);
        List<String> members = new ArrayList<>(List.of(
                "use = " + info + ".Id.NAME",
                "include = " + info + ".As.EXISTING_PROPERTY",
                "property = " + SafeText.literal(type.discriminator()),
                "visible = true"));
        if (received) {
            members.add("defaultImpl = " + code.name(types.names().unrecognized(name)) + ".class");
        }
        code.line('@' + info + '(', members, ")");
    }

    private void variants(JavaSource code, UnionType type) {
        String subTypes = code.name(SUB_TYPES);
        List<String> variants = new ArrayList<>();
        type.variants()
                .forEach((value, variant) -> variants.add('@' + subTypes + ".Type(value = "
                        + code.name(types.names().className(variant)) + ".class, name = " + SafeText.literal(value)
                        + ')'));
        code.line('@' + subTypes + "({", variants, "})");
    }

    private void unrecognized(JavaSource code, ClassName union) {
        ClassName name = types.names().unrecognized(union);
        String map = code.name(JavaTypes.MAP);
        String info = code.name(TYPE_INFO);
        code.member()
                .javadoc(new Javadoc()
                        .html("One that was not listed, of results only.")
                        .tag("param", "members all its members, by their names"));
        code.line('@' + info + "(use = " + info + ".Id.NONE)");
        String component = '@' + code.name(ANY_GETTER) + " @" + code.name(ANY_SETTER) + ' '
                + code.name(JavaTypes.MEMBERS) + " members";
        String head = "public record " + name.simpleName() + '(';
        code.type(head, List.of(component), ")", List.of(code.name(union)), name);
        code.line("public " + name.simpleName()).open();
        code.choice(
                "members = members == null",
                map + ".of()",
                code.name(COLLECTIONS) + ".unmodifiableMap(new " + code.name(ORDERED_MAP) + "<>(members))");
        code.close().closeType();
    }
}
