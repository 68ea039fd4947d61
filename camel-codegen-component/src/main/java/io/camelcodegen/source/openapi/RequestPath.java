package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A path template, split once. Each value stays within the segment it stands in: a value that is empty, or that a
 * server might take for {@code .} or {@code ..} after whatever decoding, is refused.
 *
 * <p>A document's template may hold a query ({@code /search?type=code}), which OpenAPI does not foresee and documents
 * contain; it goes before the parameters' query. A fragment is cut off: it never goes on the wire. Immutable.
 */
final class RequestPath {

    /** A literal (encoded), or a parameter. */
    private record Part(String literal, @Nullable ParameterSerializer parameter) {}

    private final List<List<Part>> segments;
    private final String query;

    private RequestPath(List<List<Part>> segments, String query) {
        this.segments = List.copyOf(segments);
        this.query = query;
    }

    /**
     * @param parameters the declared path parameters by name; a name that is not declared is taken as a required string
     * @throws IllegalArgumentException where the template's braces do not match, or it holds what is no text
     */
    static RequestPath of(String template, Map<String, ParameterSerializer> parameters) {
        String path = cut(template, '#');
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question + 1);
        path = question < 0 ? path : path.substring(0, question);
        List<List<Part>> segments = new ArrayList<>();
        // the slash is ours: a path that begins otherwise would become part of the host's name
        for (String segment : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
            segments.add(parts(segment, parameters));
        }
        return new RequestPath(segments, literal(query));
    }

    private static String cut(String text, char at) {
        int index = text.indexOf(at);
        return index < 0 ? text : text.substring(0, index);
    }

    private static List<Part> parts(String segment, Map<String, ParameterSerializer> parameters) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < segment.length()) {
            int open = segment.indexOf('{', at);
            if (open < 0) {
                parts.add(new Part(literal(segment.substring(at)), null));
                break;
            }
            int close = segment.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException(
                        "the path template has '{' without '}' in segment '" + segment + "'");
            }
            if (open > at) {
                parts.add(new Part(literal(segment.substring(at, open)), null));
            }
            String name = segment.substring(open + 1, close);
            parts.add(new Part("", parameters.containsKey(name) ? parameters.get(name) : undeclared(name)));
            at = close + 1;
        }
        return List.copyOf(parts);
    }

    private static ParameterSerializer undeclared(String name) {
        return new ParameterSerializer(
                new Parameter(name, In.PATH, Style.SIMPLE, false, false, true, null, MissingNode.getInstance()));
    }

    private static String literal(String text) {
        String encoded = PercentEncoding.literal(text);
        if (encoded == null) {
            throw new IllegalArgumentException("the path template holds half a surrogate pair, which is no character");
        }
        return encoded;
    }

    /** The names of the parameters, in order. */
    List<String> names() {
        return segments.stream()
                .flatMap(List::stream)
                .map(Part::parameter)
                .flatMap(parameter -> parameter == null ? Stream.empty() : Stream.of(parameter))
                .map(parameter -> parameter.parameter().name())
                .toList();
    }

    /** The fixed query of the template, encoded; empty for none. */
    String query() {
        return query;
    }

    /**
     * Appends the path, beginning with a slash.
     *
     * @throws InvalidParameterException naming the parameter that is missing or refused
     */
    void expand(@Nullable ObjectNode values, StringBuilder out) {
        for (List<Part> segment : segments) {
            out.append('/');
            int start = out.length();
            boolean fixed = true;
            for (Part part : segment) {
                if (part.parameter() == null) {
                    out.append(part.literal());
                } else {
                    out.append(value(part.parameter(), values));
                    fixed = false;
                }
            }
            if (!fixed && segment.size() > 1 && PercentEncoding.mayVanish(out.substring(start))) {
                throw new InvalidParameterException(
                        "/path", "the path segment '" + out.substring(start) + "' could be taken for another path");
            }
        }
    }

    private static String value(ParameterSerializer serializer, @Nullable ObjectNode values) {
        String name = serializer.parameter().name();
        if (values == null || !values.has(name)) {
            throw InvalidParameterException.of(In.PATH, name, "is missing");
        }
        String text = serializer.serializeMember(values);
        if (text == null || text.isEmpty()) {
            throw InvalidParameterException.of(In.PATH, name, "must not be empty");
        }
        if (PercentEncoding.mayVanish(text)) {
            throw InvalidParameterException.of(
                    In.PATH, name, "must not be '.' or '..', alone or between slashes, however encoded");
        }
        return text;
    }
}
