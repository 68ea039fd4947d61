package io.camelcodegen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every schema and every value. */
class SchemaPropertiesTest {

    private static final int VALUES = 12;

    @Property(tries = 1_000)
    void normalisingAValid202012SchemaKeepsItsMeaning(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        ObjectNode schema = random.document();
        CompiledSchema asItIs = CompiledSchema.of(schema);

        CompiledSchema normalized = CompiledSchema.of(SchemaNormalizer.normalizeDocument(schema));

        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            assertThat(normalized.validate(value).isEmpty())
                    .as("%s for %s", value, schema)
                    .isEqualTo(asItIs.validate(value).isEmpty());
        }
    }

    @Property(tries = 1_000)
    void normalisingTwiceIsNormalisingOnce(@ForAll long seed) {
        ObjectNode schema = new RandomJson(seed).messyDocument();

        ObjectNode once = SchemaNormalizer.normalizeDocument(schema);

        assertThat(SchemaNormalizer.normalizeDocument(once)).isEqualTo(once);
        assertThat(SchemaNormalizer.normalizeDocument(without(once, "$schema"))).isEqualTo(once);
    }

    private static ObjectNode without(ObjectNode schema, String keyword) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(keyword);
        return copy;
    }

    @Property(tries = 1_000)
    void whateverComesOutOfTheNormaliserCompilesAndValidates(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);

        CompiledSchema schema = CompiledSchema.of(SchemaNormalizer.normalizeDocument(random.messyDocument()));

        for (int i = 0; i < VALUES; i++) {
            assertThat(schema.validate(random.value(3))).allSatisfy(violation -> {
                assertThat(violation.message()).isNotBlank();
                assertThat(violation.pointer()).matches("(/.*)?");
            });
        }
    }

    /** Keywords with whatever in them: an author's typing error must not be ours. */
    @Property(tries = 3_000)
    void anyDocumentIsNormalisedForGoodOrRefusedForAReferenceToNothing(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        ObjectNode document = random.anyDocument();
        ObjectNode untouched = document.deepCopy();
        ObjectNode once;
        try {
            once = SchemaNormalizer.normalizeDocument(document);
        } catch (MalformedSchemaException e) {
            assertThat(e).hasMessageContaining("names nothing");
            return;
        }

        assertThat(document).isEqualTo(untouched);
        assertThat(SchemaNormalizer.normalizeDocument(once)).as("%s", document).isEqualTo(once);
        assertThatNoException().as("%s", document).isThrownBy(() -> SchemaMerge.merge(once));
        CompiledSchema compiled = CompiledSchema.of(once);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            assertThatNoException().as("%s for %s", value, document).isThrownBy(() -> {
                compiled.validate(value);
                Coercion.coerce(value, once);
            });
        }
    }

    @Property(tries = 1_000)
    void coercingTwiceIsCoercingOnce(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        ObjectNode schema = SchemaNormalizer.normalizeDocument(random.messyDocument());

        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            JsonNode once = Coercion.coerce(value, schema);
            assertThat(Coercion.coerce(once, schema))
                    .as("%s for %s", value, schema)
                    .isEqualTo(once);
        }
    }

    @Property(tries = 1_000)
    void aValidValueIsNeverCoerced(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        ObjectNode schema = SchemaNormalizer.normalizeDocument(random.document());
        CompiledSchema compiled = CompiledSchema.of(schema);

        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            if (compiled.validate(value).isEmpty()) {
                assertThat(Coercion.coerce(value, schema))
                        .as("%s for %s", value, schema)
                        .isSameAs(value);
            }
        }
    }

    @Property(tries = 1_000)
    void foldingAllOfKeepsTheMeaning(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        ObjectNode schema = random.document();
        schema.remove("allOf");
        schema.putArray("allOf").add(without(random.document(), "$defs")).add(without(random.document(), "$defs"));
        schema = SchemaNormalizer.normalizeDocument(schema);
        CompiledSchema asItIs = CompiledSchema.of(schema);

        ObjectNode merged = SchemaMerge.merge(schema);

        CompiledSchema folded = CompiledSchema.of(merged);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            assertThat(folded.validate(value).isEmpty())
                    .as("%s for %s, folded to %s", value, schema, merged)
                    .isEqualTo(asItIs.validate(value).isEmpty());
        }
    }
}
