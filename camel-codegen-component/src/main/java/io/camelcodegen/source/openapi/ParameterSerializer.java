package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one parameter as OpenAPI's "Style Examples" have it (3.0.4 and 3.1.2, section "Parameter Object").
 *
 * <p>Where documents and specification leave a choice:
 * <ul>
 *   <li>{@code label} without {@code explode} joins with commas, as 3.0.4, 3.1.1 and RFC 6570 do. The tables of 3.0.0 to
 *       3.0.3 and 3.1.0 show dots, but name RFC 6570 as the definition; 3.0.4 and 3.1.1 corrected them.
 *   <li>An explicit null is the tables' "undefined" column ({@code color=}); a null inside an array or object is left
 *       out, as is a parameter that is an empty array or object (RFC 6570, section 2.3).
 *   <li>Arrays and objects inside an array or object are undefined: {@code deepObject} writes {@code a[b][c]=1} and
 *       {@code a[b][0]=1}, every other style their JSON text.
 *   <li>Delimited styles and {@code deepObject} with a type they are not defined for fall back to {@code form}.
 *   <li>A query and a path are percent-encoded, so is a cookie; a header is not.
 * </ul>
 *
 * <p>Immutable. Failures are {@link IllegalArgumentException}s whose message continues "parameter x …".
 */
final class ParameterSerializer {

    private final Parameter parameter;
    private final String name;
    private final boolean explode;
    private final boolean raw;
    private final boolean jsonContent;
    private final String delimiter;

    ParameterSerializer(Parameter parameter) {
        this.parameter = parameter;
        this.raw = parameter.in() == In.HEADER;
        this.name = raw ? parameter.name() : PercentEncoding.encode(parameter.name());
        this.explode = parameter.explode();
        this.jsonContent = MediaTypeName.of(parameter.contentType()).isJson();
        this.delimiter = delimiter(parameter.style(), explode, raw);
    }

    Parameter parameter() {
        return parameter;
    }

    /** The delimiter between values, or between names and values; no exploded style but label and simple needs one. */
    private static String delimiter(Style style, boolean explode, boolean raw) {
        return switch (style) {
            case SPACE_DELIMITED -> raw ? " " : "%20";
            case PIPE_DELIMITED -> raw ? "|" : "%7C";
            case TAB_DELIMITED -> raw ? "\t" : "%09";
            case LABEL -> explode ? "." : ",";
            case MATRIX -> explode ? ";" : ",";
            case SIMPLE, FORM, DEEP_OBJECT -> ",";
        };
    }

    /**
     * The parameter's text: for a query and a cookie with its name ({@code color=blue&color=black}), for a path and a
     * header without ({@code blue,black}), but for the path styles that have it.
     *
     * @return null where nothing is to be sent
     */
    @Nullable
    String serialize(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        if (parameter.contentType() != null) {
            String text = value.isTextual() && !jsonContent ? value.textValue() : WireText.of(value, raw);
            prefix(out);
            encode(text, out);
        } else if (value.isArray() || value.isObject()) {
            return serializeContainer(value, out) ? out.toString() : null;
        } else {
            String text = text(value);
            if (parameter.style() == Style.MATRIX && text.isEmpty()) {
                return ";" + name;
            }
            prefix(out);
            encode(text, out);
        }
        return out.toString();
    }

    /**
     * The parameter's text, its value taken from its group.
     *
     * @return null where the group does not have it, or nothing is to be sent
     * @throws InvalidParameterException where the value has no text
     */
    @Nullable
    String serializeMember(@Nullable ObjectNode group) {
        JsonNode value = group == null ? null : group.get(parameter.name());
        if (value == null) {
            return null;
        }
        try {
            return serialize(value);
        } catch (IllegalArgumentException e) {
            throw InvalidParameterException.of(parameter.in(), parameter.name(), e.getMessage());
        }
    }

    private void prefix(StringBuilder out) {
        switch (parameter.style()) {
            case MATRIX -> out.append(';').append(name).append('=');
            case LABEL -> out.append('.');
            case SIMPLE -> {}
            default -> {
                if (parameter.in() == In.QUERY || parameter.in() == In.COOKIE) {
                    out.append(name).append('=');
                }
            }
        }
    }

    /** False where the container holds nothing to send. */
    private boolean serializeContainer(JsonNode value, StringBuilder out) {
        return switch (parameter.style()) {
            case DEEP_OBJECT -> deep(name, value, out);
            case SIMPLE, LABEL -> joined(value, out);
            case MATRIX -> explode ? named(value, ';', out) : joined(value, out);
            case FORM, SPACE_DELIMITED, PIPE_DELIMITED, TAB_DELIMITED ->
                explode && (parameter.in() == In.QUERY || parameter.in() == In.COOKIE)
                        ? named(value, '&', out)
                        : joined(value, out);
        };
    }

    /** One list after one prefix: {@code color=blue,black}, {@code .R=100.G=200}. */
    private boolean joined(JsonNode value, StringBuilder out) {
        prefix(out);
        boolean first = true;
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isNull()) {
                    out.append(first ? "" : delimiter);
                    encode(text(item), out);
                    first = false;
                }
            }
            return !first;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!member.getValue().isNull()) {
                out.append(first ? "" : delimiter);
                encode(member.getKey(), out);
                out.append(explode ? "=" : delimiter);
                encode(text(member.getValue()), out);
                first = false;
            }
        }
        return !first;
    }

    /** Every value with a name of its own: {@code color=blue&color=black}, {@code ;R=100;G=200}. */
    private boolean named(JsonNode value, char separator, StringBuilder out) {
        boolean leading = separator == ';'; // before each pair, not between
        int start = out.length();
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isNull()) {
                    pair(name, text(item), separator, leading || out.length() > start, out);
                }
            }
        } else {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (!member.getValue().isNull()) {
                    String key = PercentEncoding.encode(member.getKey());
                    pair(key, text(member.getValue()), separator, leading || out.length() > start, out);
                }
            }
        }
        return out.length() > start;
    }

    private void pair(String key, String value, char separator, boolean separate, StringBuilder out) {
        if (separate) {
            out.append(separator);
        }
        out.append(key);
        if (separator != ';' || !value.isEmpty()) { // RFC 6570, section 3.2.7: an empty value has no "="
            out.append('=');
            encode(value, out);
        }
    }

    /** {@code color[R]=100&color[G]=200}, brackets encoded: RFC 3986 has no place for them in a query. */
    private boolean deep(String key, JsonNode value, StringBuilder out) {
        if (value.isObject() || value.isArray()) {
            boolean any = false;
            if (value.isObject()) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    any |= deep(key + "%5B" + PercentEncoding.encode(member.getKey()) + "%5D", member.getValue(), out);
                }
            } else {
                for (int i = 0; i < value.size(); i++) {
                    any |= deep(key + "%5B" + i + "%5D", value.get(i), out);
                }
            }
            return any;
        }
        if (value.isNull()) {
            return false;
        }
        pair(key, text(value), '&', !out.isEmpty(), out);
        return true;
    }

    private void encode(String text, StringBuilder out) {
        if (raw) {
            out.append(text);
        } else {
            PercentEncoding.append(text, parameter.allowReserved() && parameter.in() == In.QUERY, out);
        }
    }

    private String text(JsonNode value) {
        return value.isContainerNode() ? WireText.of(value, raw) : WireText.scalar(value);
    }
}
