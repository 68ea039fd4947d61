package io.camelcodegen.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parameters of a call a JSON object of their own, whatever the caller handed over: a Map, JSON text
 * ({@code String}, {@code byte[]}, {@code InputStream}), a {@code JsonNode}, a record or bean, or nothing. The caller's
 * object is never modified and, but for byte arrays and streams, not kept. No digit of a number is lost.
 */
final class ParameterReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** For records and beans. Apart, so that calls without them do not load what it needs. */
    private static final class Beans {
        static final ObjectMapper MAPPER = ParameterReader.MAPPER
                .copy()
                .registerModules(new JavaTimeModule(), new Jdk8Module(), files())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

        /** The content of file uploads stays what it is, wherever in a bean it stands. */
        private static SimpleModule files() {
            return new SimpleModule("files")
                    .addSerializer(Path.class, new Embedded<>(Path.class))
                    .addSerializer(File.class, new Embedded<>(File.class))
                    .addSerializer(InputStream.class, new Embedded<>(InputStream.class));
        }
    }

    private static final class Embedded<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;

        Embedded(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeEmbeddedObject(value);
        }
    }

    /** Two members of one name would make it the parser's choice which one counts. */
    private static final ObjectReader TEXT = MAPPER.reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What Jackson allows JSON text. */
    private static final int MAX_DEPTH = StreamReadConstraints.DEFAULT_MAX_DEPTH;

    private ParameterReader() {}

    /** @throws CodegenException INVALID_PARAMS where {@code parameters} is no JSON object */
    static ObjectNode read(String tool, @Nullable Object parameters) {
        JsonNode node = tree(tool, parameters);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ToolErrors.invalidParams(
                tool, "", "the parameters must be a JSON object, but are " + describe(parameters, node));
    }

    /** The value as a JSON tree of its own. */
    static JsonNode tree(String tool, @Nullable Object parameters) {
        if (parameters == null) {
            return NODES.objectNode();
        }
        if (parameters instanceof JsonNode node) {
            return node.isNull() || node.isMissingNode() ? NODES.objectNode() : copy(tool, node);
        }
        try {
            if (parameters instanceof String text) {
                return text.isBlank() ? NODES.objectNode() : text(TEXT.createParser(text));
            }
            if (parameters instanceof byte[] bytes) {
                return text(TEXT.createParser(bytes));
            }
            if (parameters instanceof InputStream stream) {
                return text(TEXT.createParser(stream));
            }
        } catch (JsonProcessingException e) {
            throw ToolErrors.invalidParams(tool, "", "the parameters are not valid JSON: " + where(e));
        } catch (IOException e) {
            throw ToolErrors.invalidParams(tool, "", "the parameters cannot be read: " + e.getMessage());
        } catch (NumberFormatException e) { // 0e88888888888: JSON, but no number that can be held
            throw ToolErrors.invalidParams(tool, "", "the parameters hold a number with too large an exponent");
        }
        try {
            return toNode(tool, "", parameters, 0);
        } catch (StackOverflowError e) { // a thread whose stack is small, or nearly used up
            throw tooDeep(tool);
        }
    }

    private static JsonNode text(JsonParser parser) throws IOException {
        JsonNode node;
        try (parser) {
            node = TEXT.with(new SignedZeros(parser)).readTree(parser);
        }
        return node == null || node.isMissingNode() ? NODES.objectNode() : node;
    }

    private static JsonNode toNode(String tool, String pointer, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooDeep(tool);
        }
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof String text) {
            return NODES.textNode(text);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number.intValue());
        } else if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, member) -> {
                String name = String.valueOf(key);
                object.set(name, toNode(tool, pointer + '/' + name, member, depth + 1));
            });
            return object;
        } else if (value instanceof Iterable<?> list && !(value instanceof Path) && !(value instanceof JsonNode)) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(item -> array.add(toNode(tool, pointer + '/' + array.size(), item, depth + 1)));
            return array;
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw ToolErrors.invalidParams(tool, pointer, value + " is not a JSON number");
            }
            // a float through its text: widened, 0.1f would become 0.10000000149011612
            return NODES.numberNode(value instanceof Float ? Double.parseDouble(value.toString()) : number);
        } else if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        } else if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        } else if (value instanceof byte[] bytes) {
            return NODES.binaryNode(bytes);
        } else if (value instanceof JsonNode node) {
            return copy(tool, node);
        } else if (value instanceof Path || value instanceof File || value instanceof InputStream) {
            return NODES.pojoNode(value); // content of a file upload, read when it is sent
        }
        return bean(tool, pointer, value);
    }

    private static JsonNode copy(String tool, JsonNode node) {
        try {
            return node.deepCopy();
        } catch (StackOverflowError e) {
            throw tooDeep(tool);
        }
    }

    private static CodegenException tooDeep(String tool) {
        return ToolErrors.invalidParams(
                tool, "", "the parameters are nested more than " + MAX_DEPTH + " deep, or hold themselves");
    }

    private static JsonNode bean(String tool, String pointer, Object value) {
        try {
            return Beans.MAPPER.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw ToolErrors.invalidParams(
                    tool, pointer, "a " + value.getClass().getName() + " cannot be made JSON: " + firstLine(e));
        }
    }

    private static String where(JsonProcessingException e) {
        String at = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return e.getOriginalMessage().lines().findFirst().orElse("") + at;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String describe(@Nullable Object parameters, JsonNode node) {
        if (node.isArray()) {
            return "an array";
        }
        return "a " + node.getNodeType().name().toLowerCase(Locale.ROOT) + " made of a "
                + (parameters == null ? "null" : parameters.getClass().getName());
    }
}
