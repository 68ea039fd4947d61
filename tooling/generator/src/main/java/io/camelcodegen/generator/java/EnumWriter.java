package io.camelcodegen.generator.java;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes enums. One that is received has a constant for what the source did not list, as a server may add values. */
final class EnumWriter {

    private static final int LONGEST_DESCRIPTION = 2_000;

    private static final ClassName VALUE = ClassName.of(JsonValue.class);
    private static final ClassName CREATOR = ClassName.of(JsonCreator.class);

    private final JavaTypes types;

    EnumWriter(JavaTypes types) {
        this.types = types;
    }

    /** @param received whether it is part of a result */
    void write(JavaSource code, EnumType type, boolean received) {
        ClassName name = types.names().className(type.id());
        code.javadoc(new Javadoc().description(type.description(), LONGEST_DESCRIPTION))
                .type("public enum " + name.simpleName(), name);
        String unrecognized = unrecognized(type);
        List<Constant> constants = type.constants();
        for (int i = 0; i < constants.size(); i++) {
            boolean isLast = i == constants.size() - 1 && !received;
            constant(code, constants.get(i).name(), constants.get(i).value(), isLast);
        }
        if (received) {
            code.javadoc("Any value that was not listed; of results only, a source refuses it.");
            constant(code, unrecognized, unrecognized, true);
        }
        String string = code.name(JavaTypes.STRING);
        code.member().line("private final " + string + " value;");
        code.member().line(name.simpleName() + '(' + string + " value)").open();
        code.line("this.value = value;").close();
        if (received) {
            reader(code, name, unrecognized);
        }
        code.member().javadoc("As it goes on the wire.").line('@' + code.name(VALUE));
        code.line("public " + string + " value()").open().line("return value;").close();
        code.closeType();
    }

    private static void constant(JavaSource code, String name, String value, boolean isLast) {
        code.line(name + '(' + SafeText.literal(value) + (isLast ? ");" : "),"));
    }

    private static String unrecognized(EnumType type) {
        Set<String> taken = type.constants().stream().map(Constant::name).collect(Collectors.toSet());
        return SourceNames.free("UNRECOGNIZED", taken);
    }

    private static void reader(JavaSource code, ClassName name, String unrecognized) {
        String creator = code.name(CREATOR);
        String itself = code.name(name);
        code.member().javadoc("The constant of a value.");
        code.line('@' + creator + "(mode = " + creator + ".Mode.DELEGATING)");
        code.line("public static " + itself + " of(" + code.name(JavaTypes.STRING) + " value)")
                .open();
        code.line("for (" + itself + " candidate : values())").open();
        code.line("if (candidate.value.equals(value))").open();
        code.line("return candidate;").close().close();
        code.line("return " + unrecognized + ';').close();
    }
}
