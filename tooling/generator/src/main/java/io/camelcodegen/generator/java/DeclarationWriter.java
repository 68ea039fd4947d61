package io.camelcodegen.generator.java;

import com.palantir.javapoet.TypeSpec;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.TypeId;
import java.util.Optional;
import java.util.Set;

/** Writes declared types of any kind, all of them public. */
final class DeclarationWriter {

    private final Set<TypeId> received;
    private final RecordWriter records;
    private final EnumWriter enums;
    private final UnionWriter unions;

    /** @param received the types that are part of results */
    DeclarationWriter(JavaTypes types, Set<TypeId> received) {
        this.received = received;
        this.records = new RecordWriter(types);
        this.enums = new EnumWriter(types);
        this.unions = new UnionWriter(types);
    }

    /** Empty where the type is plain text in Java. */
    Optional<TypeSpec.Builder> write(Declaration type) {
        if (type instanceof RecordType object) {
            return Optional.of(records.write(object));
        }
        if (type instanceof UnionType union) {
            return Optional.of(unions.write(union, received.contains(union.id())));
        }
        EnumType constants = (EnumType) type;
        return JavaTypes.isPlainText(constants)
                ? Optional.empty()
                : Optional.of(enums.write(constants, received.contains(constants.id())));
    }
}
