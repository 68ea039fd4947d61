package io.camelcodegen.call;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.error.ToolErrors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes results Java objects, by Jackson. Apart from {@link Codegen}, so that only who asks for it loads the mapper. */
public final class TypedResult {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE) // the offset that was sent stays
            .findAndAddModules()
            .build();

    private TypedResult() {}

    /**
     * The value as a {@code type}; one that is of the type already stays as it is.
     *
     * @param tool whose result it is, for the message
     * @throws io.camelcodegen.error.CodegenException SCHEMA_VALIDATION_FAILED where it does not fit
     */
    public static <T> @Nullable T of(String tool, @Nullable Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        return convert(tool, value, MAPPER.constructType(type));
    }

    /** As {@link #of(String, Object, Class)}, for types with parameters. */
    public static <T> @Nullable T of(String tool, @Nullable Object value, TypeReference<T> type) {
        return convert(tool, value, MAPPER.constructType(type));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it is the type's own
    private static <T> @Nullable T convert(String tool, @Nullable Object value, JavaType type) {
        try {
            return MAPPER.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw ToolErrors.schemaValidationFailed(
                    tool,
                    List.of(Map.of("pointer", "", "message", "cannot be made a " + type.toCanonical() + ": " + why)));
        }
    }
}
