package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.Definitions.Definition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes types of schemas, and declares those that have a name. Not thread-safe; one serves a whole source. */
final class TypeBuilder {

    /** Lists of lists, through definitions that are no types themselves: deeper, anything goes. */
    private static final int MAX_ALIASES = 50;

    /** Schemas of one tool, or of one definition: a guard against references that multiply. */
    private static final int MAX_INLINED = 2_000;

    /** Objects within objects that have no name of their own. */
    private static final int MAX_DEPTH = 40;

    private static final Set<String> DESCRIBING = Set.of(
            "$ref",
            "allOf",
            "$schema",
            "$defs",
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "examples");

    /** A type, and whether null is a value of it, too. */
    record Value(DataType type, boolean nullable) {
        private static final Value ANYTHING = new Value(Any.ANY, true);

        Value orNull(boolean also) {
            return also && !nullable ? new Value(type, true) : this;
        }
    }

    private final Definitions definitions;
    private final TypeSpace shared;
    private final IdentityHashMap<Definition, Value> known = new IdentityHashMap<>();
    /** Bodies of shared types: made one after another, as they may refer to one another without end. */
    private final Deque<Runnable> pending = new ArrayDeque<>();

    private final TextExamples texts = new TextExamples();
    /** Identifiers by names: most of a source's properties have one of a few names. */
    private final Map<String, String> members = new HashMap<>();

    private int aliases;
    private int inlined;

    TypeBuilder(Definitions definitions, TypeSpace shared) {
        this.definitions = definitions;
        this.shared = shared;
    }

    Value build(JsonNode schema, Place place) {
        return build(schema, FlatSchema.of(schema, place.document()), place);
    }

    /** @param flat the schema's own */
    private Value build(JsonNode schema, FlatSchema flat, Place place) {
        if (!schema.isObject() || schema.isEmpty() || place.depth() > MAX_DEPTH) {
            return Value.ANYTHING;
        }
        Definition definition = definitions.find(place.document(), reference(schema));
        return definition == null ? build(flat, place) : definition(definition);
    }

    /** To be called before each tool. */
    void restart() {
        inlined = 0;
    }

    /** Shared types that were referred to, and those that they refer to, and so on. */
    void finish() {
        for (Runnable next = pending.poll(); next != null; next = pending.poll()) {
            next.run();
        }
    }

    /** The reference that a schema is, whatever describes it besides; OpenAPI 3.0 had to put it into an allOf for that. */
    private static JsonNode reference(JsonNode schema) {
        JsonNode all = schema.path("allOf");
        JsonNode only = all.size() == 1 && !schema.has("$ref") ? all.get(0) : schema;
        JsonNode ref = only.path("$ref");
        boolean alone = !(only.has("$ref") && only.has("allOf")) && describes(schema) && describes(only);
        return alone && ref.isTextual() ? ref : MissingNode.getInstance();
    }

    private static boolean describes(JsonNode schema) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!DESCRIBING.contains(keyword.getKey())) {
                return false;
            }
        }
        return true;
    }

    private Value definition(Definition definition) {
        Value value = known.get(definition);
        if (value == null) {
            if (aliases == MAX_ALIASES) {
                return Value.ANYTHING;
            }
            known.put(definition, Value.ANYTHING); // what a list of itself holds
            aliases++;
            value = build(definition.schema(), Place.of(shared, definition));
            aliases--;
            known.put(definition, value);
        }
        return value;
    }

    private Value build(FlatSchema schema, Place around) {
        if (++inlined > MAX_INLINED) {
            return Value.ANYTHING;
        }
        for (JsonNode ref : schema.references()) {
            Definition recursive = around.above().contains(ref) ? definitions.find(around.document(), ref) : null;
            if (recursive != null) { // with something beside the $ref, which is lost: else this would never end
                return definition(recursive);
            }
        }
        Place place = around.folding(schema.references());
        if (schema.isRecord()) {
            FlatSchema united = schema.united();
            return record(united, place.folding(united.references()));
        }
        if (!schema.alternatives().isEmpty()) {
            return choice(schema, place);
        }
        Set<String> types = schema.types();
        if (types.size() != 1) {
            return new Value(Any.ANY, schema.nullable());
        }
        String type = types.iterator().next();
        List<JsonNode> values = texts(schema, type);
        DataType built =
                switch (type) {
                    case "object" -> map(schema, place);
                    case "array" -> list(schema, place);
                    default ->
                        values.isEmpty() ? Formats.of(type, schema, place.input()) : enumeration(schema, values, place);
                };
        return new Value(built, schema.nullable());
    }

    /** The values of an enum; empty for what is none. A {@code const} has one value and will never have another. */
    private static List<JsonNode> texts(FlatSchema schema, String type) {
        List<JsonNode> values = schema.values();
        boolean texts = type.equals("string")
                && values != null
                && schema.keyword("const").isMissingNode()
                && values.stream().allMatch(JsonNode::isTextual);
        return texts && values != null ? values : List.of();
    }

    private DataType list(FlatSchema schema, Place place) {
        JsonNode items = schema.keyword("items");
        boolean tuple = !schema.keyword("prefixItems").isMissingNode();
        DataType element = tuple ? Any.ANY : build(items, place.below("Item")).type();
        return new ListOf(element, schema.flag("uniqueItems"));
    }

    private DataType map(FlatSchema schema, Place place) {
        JsonNode values = schema.additional();
        return new MapOf(
                values == null ? Any.ANY : build(values, place.below("Value")).type());
    }

    private Value choice(FlatSchema schema, Place place) {
        Choice choice = Choice.of(schema);
        List<JsonNode> branches = choice.branches();
        if (branches.size() == 1) {
            JsonNode only = branches.get(0);
            Value value = reference(only).isTextual() ? build(only, place) : build(schema.with(only), place);
            return value.orNull(choice.nullable());
        }
        Set<String> types = schema.types();
        if (Formats.isScalar(types) || types.equals(Set.of("array"))) { // the branches say more of the values only
            return build(schema.with(schema.document().root().objectNode()), place);
        }
        List<JsonNode> values = branches.isEmpty() ? null : choice.values(schema.document());
        if (values != null) {
            return new Value(enumeration(schema, values, place), choice.nullable());
        }
        Scalar scalar = branches.isEmpty() ? null : choice.scalar(schema.document(), place.input());
        if (scalar != null) {
            return new Value(scalar, choice.nullable());
        }
        Discriminator discriminator = branches.isEmpty() ? null : Discriminator.of(schema, branches);
        return discriminator == null
                ? new Value(Any.ANY, choice.nullable())
                : union(schema, discriminator, choice.nullable(), place);
    }

    /** One of a definition is declared before its variants, which may refer to it; any other when they are all there. */
    private Value union(FlatSchema schema, Discriminator discriminator, boolean nullable, Place place) {
        Map<String, TypeId> ready = place.definition() == null ? variants(discriminator, place) : Map.of();
        if (place.definition() == null
                && ready.size() < discriminator.variants().size()) {
            return new Value(Any.ANY, nullable); // one of them is a list of itself, or nested too deeply
        }
        TypeId id = place.claim();
        String description = schema.text("description");
        Value value = new Value(new Named(id), nullable);
        declare(
                place,
                value,
                new UnionType(id, description, discriminator.property(), ready),
                () -> new UnionType(
                        id,
                        description,
                        discriminator.property(),
                        place.definition() == null ? ready : variants(discriminator, place)));
        return value;
    }

    private Map<String, TypeId> variants(Discriminator discriminator, Place place) {
        Map<String, TypeId> variants = new LinkedHashMap<>();
        Map<JsonNode, DataType> made = new HashMap<>(); // two values may stand for one variant
        discriminator.variants().forEach((key, branch) -> {
            DataType variant = made.get(branch);
            if (variant == null) {
                variant = build(branch, place.below(key)).type();
                made.put(branch, variant);
            }
            if (variant instanceof Named named) {
                variants.put(key, named.id());
            }
        });
        return Collections.unmodifiableMap(variants);
    }

    private DataType enumeration(FlatSchema schema, List<JsonNode> values, Place place) {
        TypeId id = place.claim();
        List<String> texts = values.stream().map(JsonNode::textValue).toList();
        Map<String, String> names = NameScope.sensitive().claimAll(texts, Identifiers::constant);
        List<Constant> constants = names.entrySet().stream()
                .map(name -> new Constant(name.getValue(), name.getKey()))
                .toList();
        place.space().put(new EnumType(id, schema.text("description"), constants));
        return new Named(id);
    }

    private Value record(FlatSchema schema, Place place) {
        TypeId id = place.claim();
        Value value = new Value(new Named(id), schema.nullable());
        String description = schema.text("description");
        declare(place, value, new RecordType(id, description, List.of(), null, place.input()), () -> {
            Map<String, String> names = NameScope.sensitive()
                    .claimAll(schema.properties().keySet(), name -> members.computeIfAbsent(name, Identifiers::member));
            List<Property> properties = new ArrayList<>();
            names.forEach((wireName, name) -> properties.add(property(wireName, name, schema, place)));
            JsonNode others = schema.additional();
            DataType additional = others == null
                    ? null
                    : build(others, place.below("Additional")).type();
            return new RecordType(id, description, properties, additional, place.input());
        });
        return value;
    }

    private interface Body {
        Declaration build();
    }

    private void declare(Place place, Value value, Declaration provisional, Body body) {
        place.space().put(provisional);
        Definition definition = place.definition();
        if (definition == null) {
            place.space().put(body.build());
        } else {
            known.put(definition, value);
            pending.add(() -> {
                restart();
                place.space().put(body.build());
            });
        }
    }

    private Property property(String wireName, String name, FlatSchema owner, Place place) {
        JsonNode schema =
                owner.properties().getOrDefault(wireName, owner.document().root());
        return property(wireName, name, schema, owner.required().contains(wireName), place.below(wireName));
    }

    Property property(String wireName, String name, JsonNode schema, boolean required, Place place) {
        FlatSchema flat = FlatSchema.of(schema, place.document());
        Value value = build(schema, flat, place);
        return new Property(
                wireName,
                name,
                value.type(),
                required,
                value.nullable(),
                flat.flag("deprecated"),
                flat.text("description"),
                Limits.of(flat, value.type()),
                place.input() ? Examples.of(flat, wireName, texts) : Examples.named(flat, texts));
    }
}
