package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rewrites one schema, keyword by keyword; keywords it does not know are left out. */
final class SchemaRewriter {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRewriter.class);

    /** Schemas within schemas. Real ones stay below 50; the validator's recursion must fit a thread's stack. */
    static final int MAX_DEPTH = 256;

    /** Gives a reference its new spelling. */
    @FunctionalInterface
    interface References {
        /** @return null for "anything" */
        @Nullable
        String rewrite(ObjectNode holder, String keyword, String ref);
    }

    private final Dialect dialect;
    private final Runnable eachSchema;
    private final References references;

    SchemaRewriter(Dialect dialect, Runnable eachSchema, References references) {
        this.dialect = dialect;
        this.eachSchema = eachSchema;
        this.references = references;
    }

    JsonNode rewrite(JsonNode schema) {
        return rewrite(schema, new Place(0, dialect == Dialect.UNDECLARED));
    }

    /**
     * @param infers whether a missing type may be inferred; not under {@code not} and {@code if}, where a narrower
     *     schema makes the whole wider
     */
    private record Place(int depth, boolean infers) {
        Place below(String keyword) {
            return new Place(depth + 1, infers && !keyword.equals("not") && !keyword.equals("if"));
        }
    }

    private JsonNode rewrite(JsonNode schema, Place place) {
        eachSchema.run();
        if (place.depth() > MAX_DEPTH) {
            throw new MalformedSchemaException("schemas are nested more than " + MAX_DEPTH + " deep", null);
        }
        if (!(schema instanceof ObjectNode object)) {
            return BooleanNode.valueOf(!schema.isBoolean() || schema.booleanValue());
        }
        boolean refAlone = dialect == Dialect.REF_ALONE && object.path("$ref").isTextual();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            if (!refAlone || member.getKey().equals("$ref") || Keywords.ANNOTATION.contains(member.getKey())) {
                rewrite(member.getKey(), member.getValue(), object, out, place);
            }
        });
        DiscriminatorRule.apply(object, out, references);
        RequiredNames.complete(object, out, place.infers());
        if (place.infers()) {
            TypeRules.infer(out);
        }
        return refAlone ? out : Nullability.apply(object, out);
    }

    private void rewrite(String keyword, JsonNode value, ObjectNode holder, ObjectNode out, Place place) {
        switch (keyword) {
            case "$ref", "$dynamicRef", "$recursiveRef" -> reference(keyword, value, holder, out);
            case "type" -> TypeRules.write(TypeRules.mend(value), out);
            case "enum" -> {
                if (value.isArray() && !(value.isEmpty() && place.infers())) {
                    out.set(keyword, value.deepCopy());
                }
            }
            case "const", "default" -> out.set(keyword, value.deepCopy());
            case "examples" -> {
                if (value.isArray()) {
                    out.set(keyword, value.deepCopy());
                }
            }
            case "pattern" -> {
                if (value.isTextual() && compiles(value.textValue())) {
                    out.set(keyword, value);
                }
            }
            case "items" -> items(value, holder, out, place);
            case "dependencies" -> dependencies(value, out, place);
            case "dependentRequired" ->
                value.properties().forEach(member -> dependentNames(member.getKey(), member.getValue(), out));
            case "patternProperties" -> patternProperties(value, out, place);
            default -> rewriteByShape(keyword, value, holder, out, place);
        }
    }

    private void rewriteByShape(String keyword, JsonNode value, ObjectNode holder, ObjectNode out, Place place) {
        if (Keywords.SCHEMA.contains(keyword)) {
            if (value.isObject() || value.isBoolean()) {
                if (!out.has(keyword)) { // a patternProperties entry that was left out has opened it already
                    out.set(keyword, rewrite(value, place.below(keyword)));
                }
            }
        } else if (Keywords.SCHEMA_LIST.contains(keyword)) {
            if (value.isArray() && !value.isEmpty()) {
                out.set(keyword, list(keyword, value, place));
            }
        } else if (Keywords.SCHEMA_MAP.contains(keyword)) {
            value.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    out.withObjectProperty(keyword)
                            .set(member.getKey(), rewrite(member.getValue(), place.below(keyword)));
                }
            });
            if (value.isObject() && value.isEmpty() && keyword.equals("properties")) {
                out.putObject(keyword); // says that it is an object
            }
        } else if (Keywords.TEXT.contains(keyword)) {
            if (value.isTextual()) {
                out.set(keyword, value);
            }
        } else if (Keywords.FLAG.contains(keyword)) {
            if (value.isBoolean()) {
                out.set(keyword, value);
            }
        } else {
            Bounds.rewrite(keyword, value, holder, out);
        }
    }

    private ArrayNode list(String keyword, JsonNode schemas, Place place) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(schemas.size());
        schemas.forEach(schema -> list.add(rewrite(schema, place.below(keyword))));
        return list;
    }

    private void reference(String keyword, JsonNode ref, ObjectNode holder, ObjectNode out) {
        String rewritten = ref.isTextual() ? references.rewrite(holder, keyword, ref.textValue()) : null;
        if (rewritten == null) {
            return;
        }
        if (out.has("$ref")) { // $ref and $dynamicRef side by side: both apply
            out.withArrayProperty("allOf").addObject().put("$ref", rewritten);
        } else {
            out.put("$ref", rewritten);
        }
    }

    /** Before 2020-12 a list of schemas described a tuple, and {@code additionalItems} what follows it. */
    private void items(JsonNode value, ObjectNode holder, ObjectNode out, Place place) {
        if (!value.isArray()) {
            rewriteByShape("items", value, holder, out, place);
            return;
        }
        if (!value.isEmpty() && !holder.path("prefixItems").isArray()) {
            out.set("prefixItems", list("items", value, place));
        }
        JsonNode rest = holder.path("additionalItems");
        if (rest.isObject() || rest.isBoolean()) {
            out.set("items", rewrite(rest, place.below("items")));
        }
    }

    private void dependencies(JsonNode value, ObjectNode out, Place place) {
        value.properties().forEach(member -> {
            JsonNode needs = member.getValue();
            if (needs.isObject() || needs.isBoolean()) {
                out.withObjectProperty("dependentSchemas")
                        .set(member.getKey(), rewrite(needs, place.below("dependentSchemas")));
            } else {
                dependentNames(member.getKey(), needs, out);
            }
        });
    }

    private static void dependentNames(String name, JsonNode needs, ObjectNode out) {
        Set<String> names = new LinkedHashSet<>();
        RequiredNames.addTo(names, needs);
        if (!names.isEmpty()) {
            ArrayNode list = out.withObjectProperty("dependentRequired").putArray(name);
            names.forEach(list::add);
        }
    }

    /** One that cannot be compiled is left out, and then what it would have described must not be forbidden. */
    private void patternProperties(JsonNode value, ObjectNode out, Place place) {
        value.properties().forEach(member -> {
            if (compiles(member.getKey())) {
                out.withObjectProperty("patternProperties")
                        .set(member.getKey(), rewrite(member.getValue(), place.below("patternProperties")));
            } else {
                out.put("additionalProperties", true);
            }
        });
    }

    private static boolean compiles(String pattern) {
        if (SchemaPattern.compile(pattern) != null) {
            return true;
        }
        LOG.warn("the pattern '{}' cannot be compiled; it is left out", LogText.of(pattern));
        return false;
    }
}
