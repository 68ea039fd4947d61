package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Writes a YAML document as JSON, event by event. Scalars are read as YAML 1.2 has it ({@code no} and
 * {@code 2024-01-31} are strings); aliases and merge keys are copied, within a budget.
 */
final class YamlConversion {

    /** Real documents repeat themselves through aliases a little; those that grow by this much mean harm. */
    private static final long ALIAS_GROWTH = 10;

    private static final long FREE_ALIAS_BYTES = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .streamReadConstraints(JsonTree.CONSTRAINTS)
            .build();

    private final AnchoringYamlParser yaml;
    private final boolean mayMerge;
    private final long maxBytes;
    private final Map<String, byte[]> anchored = new HashMap<>();
    private long aliasBudget;
    private BoundedOutput out;
    private JsonGenerator json;

    private YamlConversion(byte[] text, long maxBytes) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit((int) Math.min(Integer.MAX_VALUE, maxBytes));
        options.setNestingDepthLimit(JsonText.MAX_DEPTH);
        this.yaml = AnchoringYamlParser.of(text, options);
        this.mayMerge = new String(text, StandardCharsets.ISO_8859_1).contains("<<");
        this.maxBytes = maxBytes;
        this.aliasBudget = FREE_ALIAS_BYTES + ALIAS_GROWTH * text.length;
        this.out = new BoundedOutput(text.length, maxBytes);
        this.json = JSON.createGenerator(out);
    }

    /** @param beginning how the text begins, for the message */
    static byte[] toJson(byte[] text, long maxBytes, Supplier<String> beginning)
            throws IOException, UnsuitableDocumentException {
        YamlConversion conversion = new YamlConversion(text, maxBytes);
        try (YAMLParser yaml = conversion.yaml) {
            if (yaml.nextToken() != JsonToken.START_OBJECT) {
                throw new UnsuitableDocumentException(
                        "it is neither a JSON object nor a YAML mapping; it begins " + beginning.get());
            }
            conversion.value();
            if (yaml.nextToken() != null) {
                throw new UnsuitableDocumentException("more than one YAML document is in it");
            }
            conversion.json.flush();
            return conversion.out.toByteArray();
        }
    }

    private void value() throws IOException, UnsuitableDocumentException {
        if (yaml.isCurrentAlias()) {
            json.writeRawValue(new String(alias(yaml.getText()), StandardCharsets.UTF_8));
            return;
        }
        String anchor = yaml.anchor();
        if (anchor == null) {
            plainValue();
            return;
        }
        anchored.remove(anchor); // an alias within means nothing that is whole yet
        json.flush();
        int from = out.size();
        plainValue();
        json.flush();
        byte[] value = out.valueSince(from);
        spend(value.length); // anchors within anchors would fill the heap as aliases do
        anchored.put(anchor, value);
    }

    private void plainValue() throws IOException, UnsuitableDocumentException {
        switch (yaml.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> {
                json.writeStartArray();
                while (yaml.nextToken() != JsonToken.END_ARRAY) {
                    value();
                }
                json.writeEndArray();
            }
            case VALUE_NUMBER_INT -> json.writeNumber(yaml.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> json.writeBoolean(yaml.currentToken() == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> json.writeNull();
            default -> json.writeString(yaml.getText());
        }
    }

    private void number() throws IOException {
        if (yaml.isNaN()) {
            json.writeString(yaml.getText());
        } else {
            json.writeNumber(yaml.getDecimalValue());
        }
    }

    private void object() throws IOException, UnsuitableDocumentException {
        json.writeStartObject();
        Set<String> names = mayMerge ? new HashSet<>() : Set.of();
        List<byte[]> merged = new ArrayList<>(0);
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = yaml.currentName();
            yaml.nextToken();
            if (mayMerge && name.equals("<<") && isMergeable()) {
                mergeSources(merged);
                continue;
            }
            if (mayMerge) {
                names.add(name);
            }
            json.writeFieldName(name);
            value();
        }
        for (byte[] source : merged) { // the mapping's own keys win, then the first source that has the key
            merge(source, names);
        }
        json.writeEndObject();
    }

    private boolean isMergeable() {
        return yaml.isCurrentAlias() || yaml.currentToken().isStructStart();
    }

    private void mergeSources(List<byte[]> merged) throws IOException, UnsuitableDocumentException {
        if (yaml.currentToken() == JsonToken.START_ARRAY) {
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                merged.add(detachedValue());
            }
        } else {
            merged.add(detachedValue());
        }
    }

    /** The value the parser stands at as JSON of its own, not written to the document. */
    private byte[] detachedValue() throws IOException, UnsuitableDocumentException {
        BoundedOutput outerOut = out;
        JsonGenerator outer = json;
        out = new BoundedOutput(64, maxBytes);
        json = JSON.createGenerator(out);
        try {
            value();
            json.flush();
            return out.toByteArray();
        } finally {
            out = outerOut;
            json = outer;
        }
    }

    private void merge(byte[] source, Set<String> names) throws IOException, UnsuitableDocumentException {
        spend(source.length);
        try (JsonParser fields = JSON.createParser(source)) {
            if (fields.nextToken() != JsonToken.START_OBJECT) {
                throw new UnsuitableDocumentException("a YAML merge key '<<' holds something other than mappings");
            }
            while (fields.nextToken() == JsonToken.FIELD_NAME) {
                String name = fields.currentName();
                fields.nextToken();
                Range value = JsonTree.skip(fields, 0);
                if (names.add(name)) {
                    json.writeFieldName(name);
                    json.writeRawValue(
                            new String(source, value.start(), value.end() - value.start(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private byte[] alias(String name) throws UnsuitableDocumentException {
        byte[] value = anchored.get(name);
        if (value == null) {
            throw new UnsuitableDocumentException(
                    "the YAML alias '*" + Printable.of(name) + "' names no anchor, or stands inside of what it names");
        }
        spend(value.length);
        return value;
    }

    private void spend(int bytes) throws UnsuitableDocumentException {
        aliasBudget -= bytes;
        if (aliasBudget < 0) {
            throw new UnsuitableDocumentException(
                    "its YAML anchors and aliases expand to more than " + ALIAS_GROWTH + " times its size");
        }
    }
}
