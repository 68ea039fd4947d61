package io.camelcodegen.generator.model;

/** The type of a value. */
public sealed interface DataType {

    /** Types without parts. */
    enum Scalar implements DataType {
        STRING,
        BOOLEAN,
        /** A whole number of 32 bits. */
        INT,
        /** A whole number of 64 bits. */
        LONG,
        /** A whole number of any size. */
        INTEGER,
        /** A floating-point number of 64 bits. */
        DOUBLE,
        /** A decimal number of any size and precision. */
        DECIMAL,
        /** RFC 3339 {@code full-date}. */
        DATE,
        /** RFC 3339 {@code date-time}. */
        DATE_TIME,
        /** ISO 8601 duration as {@code java.time.Duration} reads it. */
        DURATION,
        UUID,
        /** RFC 3986; relative references included. */
        URI,
        /** Text in base64 (RFC 4648, section 4). */
        BYTES,
        /** The content of a file, sent as it is: a path, bytes or a stream. */
        FILE
    }

    /** @param unique whether no element may stand in it twice; the order of elements matters all the same */
    record ListOf(DataType element, boolean unique) implements DataType {}

    /** By member name. */
    record MapOf(DataType value) implements DataType {}

    /** Any JSON value. */
    record Any() implements DataType {
        public static final Any ANY = new Any();
    }

    /** A declared type, by its place among those of its source. */
    record Named(TypeId id) implements DataType {}
}
