package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The media types an operation's body may be sent as. By default {@code application/json}, else another JSON type, else
 * the first the document lists. Immutable.
 */
final class BodyChoice {

    private final Map<String, MediaType> content;
    private final Map<MediaTypeName, BodyEncoder> encoders = new LinkedHashMap<>();
    private final String defaultType;
    private final BodyEncoder defaultEncoder;

    /** @param preferred the source's own choice, taken where the operation offers it; null for none */
    BodyChoice(RequestBody body, @Nullable String preferred) {
        content = body.content();
        content.forEach(
                (type, mediaType) -> encoders.put(MediaTypeName.of(type), BodyEncoder.of(sendable(type), mediaType)));
        defaultType = defaultType(preferred);
        defaultEncoder = BodyEncoder.of(sendable(defaultType), mediaType(defaultType));
    }

    private String defaultType(@Nullable String preferred) {
        if (preferred != null && encoders.containsKey(MediaTypeName.of(preferred))) {
            return preferred;
        }
        String json = null;
        for (String type : content.keySet()) {
            MediaTypeName name = MediaTypeName.of(type);
            if (name.essence().equals("application/json")) {
                return type;
            }
            json = json == null && name.isJson() ? type : json;
        }
        return json != null ? json : content.keySet().iterator().next();
    }

    private MediaType mediaType(String type) {
        MediaTypeName wanted = MediaTypeName.of(type);
        return content.entrySet().stream()
                .filter(entry -> MediaTypeName.of(entry.getKey()).equals(wanted))
                .findFirst()
                .or(() -> content.entrySet().stream()
                        .filter(entry -> MediaTypeName.of(entry.getKey()).covers(wanted))
                        .findFirst())
                .map(Map.Entry::getValue)
                .orElseGet(() -> new MediaType(MissingNode.getInstance(), Map.of()));
    }

    /** A document's text is sent as a header only where it is a media type and nothing more. */
    private static String sendable(String type) {
        MediaTypeName name = MediaTypeName.of(type);
        return name.isKnown() && RequestHeaders.isValue(type) ? type : name.isKnown() ? name.essence() : "*/*";
    }

    /** The schema of the body as it is sent by default. */
    JsonNode defaultSchema() {
        return mediaType(defaultType).schema();
    }

    /**
     * @param wanted the media type the call asks for, or null
     * @throws InvalidParameterException where the operation does not offer it
     */
    BodyEncoder encoder(@Nullable String wanted) {
        if (wanted == null) {
            return defaultEncoder;
        }
        MediaTypeName name = MediaTypeName.of(wanted);
        if (name.isKnown() && !name.isRange() && RequestHeaders.isValue(wanted)) {
            BodyEncoder exact = encoders.get(name);
            if (exact != null) {
                return exact;
            }
            for (MediaTypeName offered : encoders.keySet()) {
                if (offered.covers(name)) {
                    return BodyEncoder.of(wanted, mediaType(wanted));
                }
            }
        }
        throw new InvalidParameterException(
                "/body",
                "the body cannot be sent as '" + wanted + "'; the operation takes "
                        + String.join(", ", content.keySet()));
    }
}
