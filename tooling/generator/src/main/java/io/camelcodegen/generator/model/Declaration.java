package io.camelcodegen.generator.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type with a name. Its description is untrusted text of the source. */
public sealed interface Declaration {

    TypeId id();

    /** Empty where the source says nothing. */
    String description();

    /**
     * An object with known members.
     *
     * @param additional the type of further members, which are kept in a map; null where none are to be expected
     * @param input whether it is, or is part of, some tool's parameters
     */
    record RecordType(
            TypeId id,
            String description,
            List<Property> properties,
            @Nullable DataType additional,
            boolean input) implements Declaration {

        public RecordType {
            properties = List.copyOf(properties);
        }
    }

    /**
     * Text, one of a list. A server may send others in time.
     *
     * @param constants in the schema's order, distinct in name and value
     */
    record EnumType(TypeId id, String description, List<Constant> constants) implements Declaration {

        public EnumType {
            constants = List.copyOf(constants);
        }
    }

    /**
     * @param name an UPPER_CASE identifier
     * @param value as it goes on the wire
     */
    record Constant(String name, String value) {}

    /**
     * One of several records, told apart by the value of one member.
     *
     * @param discriminator the member's name on the wire
     * @param variants by the member's value; every one a {@link RecordType}
     */
    record UnionType(TypeId id, String description, String discriminator, Map<String, TypeId> variants)
            implements Declaration {}
}
