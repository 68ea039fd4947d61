package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A schema ready to hold values against. Compiled on first use, once, as compiling costs milliseconds. Thread-safe.
 */
public final class CompiledSchema {

    private final ObjectNode schema;
    private final ReentrantLock compiling = new ReentrantLock();
    private volatile @Nullable SchemaValidator validator;

    private CompiledSchema(ObjectNode schema) {
        this.schema = schema;
    }

    /** @param schema normalised, self-contained: its references point into its own {@code $defs}; not modified */
    public static CompiledSchema of(ObjectNode schema) {
        return new CompiledSchema(schema);
    }

    /**
     * Every way in which the value does not match the schema, in the order of the value's members; empty where it
     * does. What fails inside alternatives is one violation. Formats are not asserted.
     */
    public List<Violation> validate(JsonNode value) {
        return validator().validate(value);
    }

    private SchemaValidator validator() {
        SchemaValidator known = validator;
        if (known != null) {
            return known;
        }
        compiling.lock();
        try {
            known = validator;
            if (known == null) {
                known = new SchemaValidator(schema);
                validator = known;
            }
            return known;
        } finally {
            compiling.unlock();
        }
    }
}
