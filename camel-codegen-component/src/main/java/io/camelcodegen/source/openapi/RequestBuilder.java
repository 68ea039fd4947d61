package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of one operation. What does not change from call to call, such as the split path template, is made
 * once; a call only fills it in. Immutable.
 *
 * <p>Header parameters: {@code Accept} and {@code Content-Type}, which OpenAPI wants ignored as parameters, choose the
 * media types; those of the message's framing ({@code Host}, {@code Content-Length} …) are refused, and so are
 * {@code Authorization} and {@code Cookie} unless the source allows them: credentials come from its {@code auth}. A call's own
 * headers follow the same rules.
 */
final class RequestBuilder {

    static final String USER_AGENT = "camel-codegen";

    private final OperationSpec spec;
    private final ServerSelector.Target target;
    private final ConfiguredHeaders configured;
    private final Set<String> allowedHeaders;
    private final long maxResponseBytes;
    private final RequestPath path;
    private final List<ParameterSerializer> query = new ArrayList<>();
    private final List<ParameterSerializer> headers = new ArrayList<>();
    private final List<ParameterSerializer> cookies = new ArrayList<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final String accept;
    private final @Nullable BodyChoice body;

    /**
     * @param allowedHeaders lower-case names of credential headers that may be set
     * @throws IllegalArgumentException where the document's path, method or a name cannot be sent
     */
    RequestBuilder(
            OperationSpec spec,
            ServerSelector.Target target,
            ConfiguredHeaders configured,
            Set<String> allowedHeaders,
            long maxResponseBytes) {
        if (!MediaTypeName.isToken(spec.method())) {
            throw new IllegalArgumentException("'" + spec.method() + "' is no HTTP method");
        }
        this.spec = spec;
        this.target = target;
        this.configured = configured;
        this.allowedHeaders = allowedHeaders;
        this.maxResponseBytes = maxResponseBytes;
        Map<String, ParameterSerializer> inPath = new HashMap<>();
        for (Parameter parameter : spec.parameters()) {
            ParameterSerializer serializer = new ParameterSerializer(parameter);
            switch (parameter.in()) {
                case PATH -> inPath.put(parameter.name(), serializer);
                case QUERY -> query.add(serializer);
                case HEADER -> headers.add(serializer);
                case COOKIE -> cookies.add(serializer);
            }
            known.computeIfAbsent(group(parameter.in()), in -> new HashSet<>()).add(parameter.name());
        }
        this.path = RequestPath.of(spec.path(), inPath);
        known.computeIfAbsent("path", in -> new HashSet<>()).addAll(path.names());
        String wanted = configured.accept();
        this.accept = wanted == null ? AcceptHeader.of(spec.responseTypes()) : wanted;
        this.body = spec.body() == null ? null : new BodyChoice(spec.body(), configured.contentType());
    }

    private static String group(In in) {
        return in.name().toLowerCase(Locale.ROOT);
    }

    /** The schema of the body as it is sent by default; null where the operation takes none. */
    @Nullable JsonNode bodySchema() {
        return body == null ? null : body.defaultSchema();
    }

    /**
     * @param parameters in groups
     * @throws InvalidParameterException where a parameter cannot be sent
     * @throws io.camelcodegen.error.CodegenException AUTH_MISSING, INVALID_CONFIG of a configured header
     */
    HttpRequest build(ObjectNode parameters, CallContext context) {
        requireKnown(parameters);
        StringBuilder uri = new StringBuilder(200).append(target.base());
        path.expand(group(parameters, "path"), uri);
        appendQuery(group(parameters, "query"), uri);
        Map<String, Header> sent = new LinkedHashMap<>();
        Choice choice = setHeaders(parameters, context, sent);
        BodyEncoder.Encoded encoded = body(parameters.get("body"), choice.contentType);
        HttpBody content = null;
        if (encoded != null) {
            content = encoded.body();
            set(sent, "Content-Type", encoded.contentType());
        }
        return new HttpRequest(
                spec.method(),
                URI.create(uri.toString()),
                List.copyOf(sent.values()),
                content,
                configured.with(context.credentials(), sent.keySet()),
                context.timeout(),
                maxResponseBytes,
                target.addresses());
    }

    /** Without validation, too, nothing that was given is left out in silence. */
    private void requireKnown(ObjectNode parameters) {
        for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
            String name = entry.getKey();
            Set<String> members = known.getOrDefault(name, Set.of());
            if (name.equals("body") ? body == null : !(entry.getValue().isObject() && isGroup(name))) {
                throw new InvalidParameterException(
                        "/" + InvalidParameterException.escape(name), "the operation takes no '" + name + "'");
            }
            if (!name.equals("body")) {
                for (Map.Entry<String, JsonNode> member : entry.getValue().properties()) {
                    if (!members.contains(member.getKey())) {
                        throw new InvalidParameterException(
                                "/" + name + "/" + InvalidParameterException.escape(member.getKey()),
                                "the operation takes no " + name + " parameter '" + member.getKey() + "'");
                    }
                }
            }
        }
    }

    private static boolean isGroup(String name) {
        return name.equals("path") || name.equals("query") || name.equals("header") || name.equals("cookie");
    }

    private static @Nullable ObjectNode group(ObjectNode parameters, String name) {
        return parameters.get(name) instanceof ObjectNode group ? group : null;
    }

    private void appendQuery(@Nullable ObjectNode values, StringBuilder uri) {
        char separator = '?';
        if (!path.query().isEmpty()) {
            uri.append(separator).append(path.query());
            separator = '&';
        }
        for (ParameterSerializer serializer : query) {
            String text = serialize(serializer, values);
            if (text != null) {
                uri.append(separator).append(text);
                separator = '&';
            }
        }
    }

    private static @Nullable String serialize(ParameterSerializer serializer, @Nullable ObjectNode values) {
        Parameter parameter = serializer.parameter();
        JsonNode value = values == null ? null : values.get(parameter.name());
        if (value == null) {
            return null;
        }
        try {
            return serializer.serialize(value);
        } catch (IllegalArgumentException e) {
            throw InvalidParameterException.of(parameter.in(), parameter.name(), e.getMessage());
        }
    }

    /** The media types a call asks for. */
    private record Choice(@Nullable String accept, @Nullable String contentType) {}

    private Choice setHeaders(ObjectNode parameters, CallContext context, Map<String, Header> sent) {
        set(sent, "User-Agent", USER_AGENT);
        String accepts = context.accept();
        String sends = context.contentType();
        for (Map.Entry<String, String> header : context.headers().entrySet()) {
            checkHeader(header.getKey(), header.getValue());
            set(sent, header.getKey(), header.getValue());
        }
        ObjectNode values = group(parameters, "header");
        for (ParameterSerializer serializer : headers) {
            String name = serializer.parameter().name();
            String value = serialize(serializer, values);
            if (value != null) {
                checkHeader(name, value);
                set(sent, name, value);
            }
        }
        Header byHeader = sent.remove("content-type");
        sends = sends == null && byHeader != null ? byHeader.value() : sends;
        byHeader = sent.remove("accept");
        accepts = accepts == null && byHeader != null ? byHeader.value() : accepts;
        if (accepts != null) {
            checkHeader("Accept", accepts);
        }
        set(sent, "Accept", accepts == null ? accept : accepts);
        setCookies(group(parameters, "cookie"), sent);
        return new Choice(accepts, sends);
    }

    private void checkHeader(String name, String value) {
        if (RequestHeaders.isFraming(name) || !MediaTypeName.isToken(name)) {
            throw InvalidParameterException.of(In.HEADER, name, "cannot be set: the HTTP client does");
        }
        if (RequestHeaders.isCredential(name) && !allowedHeaders.contains(name.toLowerCase(Locale.ROOT))) {
            throw InvalidParameterException.of(
                    In.HEADER,
                    name,
                    "is refused: credentials come from the source's 'auth'; name it in 'allowHeaders' to let calls set it");
        }
        if (!RequestHeaders.isValue(value)) {
            throw InvalidParameterException.of(In.HEADER, name, RequestHeaders.problem(value));
        }
    }

    private void setCookies(@Nullable ObjectNode values, Map<String, Header> sent) {
        if (values == null) {
            return;
        }
        StringBuilder line = new StringBuilder();
        Header byHeader = sent.get("cookie");
        if (byHeader != null) {
            line.append(byHeader.value());
        }
        for (ParameterSerializer serializer : cookies) {
            String text = serialize(serializer, values);
            if (text != null) {
                // encoded they would do no harm here, but a server that decodes cookies may pass them on
                if (text.contains("%0D") || text.contains("%0A") || text.contains("%00")) {
                    throw InvalidParameterException.of(
                            In.COOKIE, serializer.parameter().name(), "must not hold CR, LF or NUL");
                }
                line.append(line.isEmpty() ? "" : "; ").append(text);
            }
        }
        if (!line.isEmpty()) {
            set(sent, "Cookie", line.toString());
        }
    }

    private static void set(Map<String, Header> sent, String name, String value) {
        sent.put(name.toLowerCase(Locale.ROOT), new Header(name, value));
    }

    private BodyEncoder.@Nullable Encoded body(@Nullable JsonNode value, @Nullable String contentType) {
        if (body == null || value == null) {
            return null;
        }
        try {
            return body.encoder(contentType).encode(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("/body", "the body " + e.getMessage());
        }
    }
}
