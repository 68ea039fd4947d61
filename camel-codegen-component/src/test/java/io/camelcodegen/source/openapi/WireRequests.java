package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that hold one parameter, and an onlooker's judgement of where it went. */
final class WireRequests {

    private static final Pattern TRIPLE = Pattern.compile("%([0-9a-fA-F]{2})");

    private WireRequests() {}

    /** The request of {@code GET /a/{p}/z} with that one parameter, or null where it is refused. */
    static HttpRequest send(In in, Style style, boolean explode, String name, JsonNode value) {
        String path = in == In.PATH ? "/a/{p}/z" : "/a/b/z";
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putObject(in.name().toLowerCase(Locale.ROOT)).set(name, value);
        try {
            OperationSpec spec = new OperationSpec(
                    "GET",
                    path,
                    List.of(Parameters.parameter(name, in, style, explode)),
                    null,
                    List.of("application/json"),
                    List.of(),
                    List.of(),
                    Map.of());
            return new RequestBuilder(
                            spec,
                            new ServerSelector.Target("https://api.example", Addresses.PUBLIC),
                            new ConfiguredHeaders("api", Map.of(), text -> text),
                            Set.of(),
                            1000)
                    .build(parameters, CallContext.of(Duration.ofSeconds(5)));
        } catch (InvalidParameterException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whatever of the request is not where it should be; empty where all is well. */
    static List<String> strayings(HttpRequest request, In in) {
        List<String> found = new ArrayList<>();
        URI uri = request.uri();
        if (!uri.getRawSchemeSpecificPart().startsWith("//api.example/") || uri.getRawFragment() != null) {
            found.add("another origin, or a fragment: " + uri);
        }
        String[] segments = uri.getRawPath().split("/", -1);
        if (segments.length != 4 || !segments[1].equals("a") || !segments[3].equals("z")) {
            found.add("another path: " + uri);
        }
        if (in != In.PATH && !segments[2].equals("b")) {
            found.add("another path: " + uri);
        }
        if (in != In.QUERY && uri.getRawQuery() != null) {
            found.add("a query that nobody asked for: " + uri);
        }
        String seen = segments[2];
        for (int round = 0; round < 4; round++) { // as servers and proxies in a row may decode it
            for (String part : seen.split("[/\\\\]", -1)) {
                if (part.equals(".") || part.equals("..")) {
                    found.add("a dot segment after " + round + " decodings: " + uri);
                }
            }
            seen = decoded(seen);
        }
        for (Header header : request.headers()) {
            String line = header.name() + header.value();
            if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c > '~')) {
                found.add("a header that is more than one line of ASCII: " + line);
            }
            if (!Set.of("accept", "user-agent", "cookie").contains(header.name().toLowerCase(Locale.ROOT))
                    && in != In.HEADER) {
                found.add("a header that nobody asked for: " + line);
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return TRIPLE.matcher(text)
                .replaceAll(triple -> Matcher.quoteReplacement("" + (char) Integer.parseInt(triple.group(1), 16)));
    }
}
