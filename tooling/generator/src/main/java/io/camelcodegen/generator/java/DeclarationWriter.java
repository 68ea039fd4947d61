package io.camelcodegen.generator.java;

import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.TypeId;
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

    /** Whether there is anything to write: not where the type is plain text or JSON in Java. */
    static boolean isWritten(Declaration type) {
        return !(type instanceof EnumType constants && JavaTypes.isPlainText(constants)
                || type instanceof UnionType union && JavaTypes.isPlainJson(union));
    }

    void write(JavaSource code, Declaration type) {
        if (type instanceof RecordType object) {
            records.write(code, object);
        } else if (type instanceof UnionType union) {
            unions.write(code, union, received.contains(union.id()));
        } else {
            enums.write(code, (EnumType) type, received.contains(type.id()));
        }
    }
}
