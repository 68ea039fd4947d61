package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.java.TypeName.Array;
import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.java.TypeName.Primitive;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.TypeId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Java type of every type of a source. Boxed throughout: only a parameter is known never to be missing. */
final class JavaTypes {

    static final ClassName JSON = ClassName.of(JsonNode.class);
    static final ClassName STRING = ClassName.of(String.class);
    static final ClassName MAP = ClassName.of(Map.class);
    private static final ClassName LIST = ClassName.of(List.class);

    /** Those of an object, by their names. */
    static final TypeName MEMBERS = Generic.of(MAP, STRING, JSON);

    private static final TypeName BYTES = new Array(Primitive.BYTE);

    /** More would not fit into the code that makes them (JVMS, section 4.7.3: 65,535 bytes). */
    private static final int MOST_CONSTANTS = 2_000;

    /** The longest text of the source that becomes a constant, of 65,535 bytes at three for a character. */
    private static final int LONGEST_CONSTANT = 20_000;

    private static final Map<Scalar, TypeName> SCALARS = scalars();

    private final SourceNames names;

    JavaTypes(SourceNames names) {
        this.names = names;
    }

    private static Map<Scalar, TypeName> scalars() {
        Map<Scalar, TypeName> scalars = new EnumMap<>(Scalar.class);
        scalars.put(Scalar.STRING, STRING);
        scalars.put(Scalar.BOOLEAN, ClassName.of(Boolean.class));
        scalars.put(Scalar.INT, ClassName.of(Integer.class));
        scalars.put(Scalar.LONG, ClassName.of(Long.class));
        scalars.put(Scalar.INTEGER, ClassName.of(BigInteger.class));
        scalars.put(Scalar.DOUBLE, ClassName.of(Double.class));
        scalars.put(Scalar.DECIMAL, ClassName.of(BigDecimal.class));
        scalars.put(Scalar.DATE, ClassName.of(LocalDate.class));
        scalars.put(Scalar.DATE_TIME, ClassName.of(OffsetDateTime.class));
        scalars.put(Scalar.DURATION, ClassName.of(Duration.class));
        scalars.put(Scalar.UUID, ClassName.of(UUID.class));
        scalars.put(Scalar.URI, ClassName.of(URI.class));
        scalars.put(Scalar.BYTES, BYTES);
        return scalars;
    }

    SourceNames names() {
        return names;
    }

    /** The type where it is sent. */
    TypeName input(DataType type) {
        return of(type, ClassName.OBJECT);
    }

    /** The type where it is only received: the content of a file is bytes there. */
    TypeName output(DataType type) {
        return of(type, BYTES);
    }

    TypeName of(DataType type, boolean input) {
        return input ? input(type) : output(type);
    }

    private TypeName of(DataType type, TypeName file) {
        if (type instanceof Scalar scalar) {
            return scalar == Scalar.FILE ? file : SCALARS.getOrDefault(scalar, STRING);
        }
        if (type instanceof ListOf list) {
            return Generic.of(LIST, of(list.element(), file));
        }
        if (type instanceof MapOf map) {
            return Generic.of(MAP, STRING, of(map.value(), file));
        }
        if (type instanceof Named named) {
            Declaration declaration = names.declaration(named.id());
            if (declaration == null || declaration instanceof UnionType union && isPlainJson(union)) {
                return JSON;
            }
            return declaration instanceof EnumType constants && isPlainText(constants)
                    ? STRING
                    : names.className(named.id());
        }
        return JSON;
    }

    /** The type with a place for null. */
    static TypeName nullable(TypeName type) {
        return new TypeName.Nullable(type);
    }

    /** Whether the enum has more, or longer, constants than a Java enum can have, so that it stays text. */
    static boolean isPlainText(EnumType type) {
        return type.constants().size() > MOST_CONSTANTS
                || type.constants().isEmpty()
                || type.constants().stream().anyMatch(constant -> isTooLong(constant.value()));
    }

    /** Whether what tells the union's variants apart is longer than a constant can be, so that it stays JSON. */
    static boolean isPlainJson(UnionType type) {
        return isTooLong(type.discriminator())
                || type.variants().keySet().stream().anyMatch(JavaTypes::isTooLong);
    }

    static boolean isTooLong(String constant) {
        return constant.length() > LONGEST_CONSTANT;
    }

    /** Whether a union has variants, and all of them stand in its package, as the parts of a sealed type must. */
    boolean isSealable(UnionType union) {
        String home = names.className(union.id()).packageName();
        return !union.variants().isEmpty()
                && union.variants().values().stream()
                        .allMatch(variant ->
                                names.className(variant).packageName().equals(home));
    }

    /** The record of that name; null where it is none. */
    @Nullable
    RecordType record(TypeId id) {
        return names.declaration(id) instanceof RecordType found ? found : null;
    }
}
