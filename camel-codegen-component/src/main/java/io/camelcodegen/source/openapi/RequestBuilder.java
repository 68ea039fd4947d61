package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpUrl;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of one operation. What does not change from call to call, such as the split path template, is made
 * once; a call only fills it in. Immutable.
 */
final class RequestBuilder {

    private final OperationSpec spec;
    private final ServerSelector.Target target;
    private final ConfiguredHeaders configured;
    private final long maxResponseBytes;
    private final RequestPath path;
    private final List<ParameterSerializer> query = new ArrayList<>();
    private final HeaderFields headers;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final List<Parameter> partHeaders;
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
        this.maxResponseBytes = maxResponseBytes;
        Map<String, ParameterSerializer> inPath = new HashMap<>();
        List<ParameterSerializer> inHeader = new ArrayList<>();
        List<ParameterSerializer> inCookie = new ArrayList<>();
        for (Parameter parameter : spec.parameters()) {
            ParameterSerializer serializer = new ParameterSerializer(parameter);
            switch (parameter.in()) {
                case PATH -> inPath.put(parameter.name(), serializer);
                case QUERY -> query.add(serializer);
                case HEADER -> inHeader.add(serializer);
                case COOKIE -> inCookie.add(serializer);
            }
            known.computeIfAbsent(group(parameter.in()), in -> new HashSet<>()).add(parameter.name());
        }
        this.path = RequestPath.of(spec.path(), inPath);
        known.computeIfAbsent("path", in -> new HashSet<>()).addAll(path.names());
        String wanted = configured.accept();
        String accept = wanted == null ? AcceptHeader.of(spec.responseTypes()) : wanted;
        this.headers = new HeaderFields(inHeader, inCookie, allowedHeaders, accept, configured.names("User-Agent"));
        this.partHeaders = spec.body() == null ? List.of() : spec.body().partHeaders();
        partHeaders.forEach(
                header -> known.computeIfAbsent("header", in -> new HashSet<>()).add(header.name()));
        this.body = spec.body() == null ? null : new BodyChoice(spec.body(), configured.contentType());
    }

    private static String group(In in) {
        return in.name().toLowerCase(Locale.ROOT);
    }

    /** The schema of the body as it is sent by default; null where the operation takes none. */
    @Nullable
    JsonNode bodySchema() {
        return body == null ? null : body.defaultSchema();
    }

    /**
     * @param parameters in groups
     * @throws InvalidParameterException where a parameter cannot be sent
     * @throws io.camelcodegen.error.CodegenException AUTH_MISSING, INVALID_CONFIG of a configured header
     */
    HttpRequest build(ObjectNode parameters, CallContext context) {
        requireKnown(parameters);
        StringBuilder url = new StringBuilder(200).append(target.base());
        path.expand(group(parameters, "path"), url);
        appendQuery(group(parameters, "query"), url);
        HeaderFields.Fields fields = headers.of(group(parameters, "header"), group(parameters, "cookie"), context);
        BodyEncoder.Encoded encoded = body(parameters, fields.contentType());
        if (encoded != null) {
            fields.lines().set(new Header("Content-Type", encoded.contentType()));
        }
        List<Header> sent = fields.lines().toList();
        return new HttpRequest(
                spec.method(),
                HttpUrl.of(url.toString()),
                sent,
                encoded == null ? null : encoded.body(),
                configured.with(context.credentials(), sent),
                context.timeout(),
                maxResponseBytes,
                target.addresses(),
                false);
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

    private void appendQuery(@Nullable ObjectNode values, StringBuilder url) {
        char separator = '?';
        if (!path.query().isEmpty()) {
            url.append(separator).append(path.query());
            separator = '&';
        }
        for (ParameterSerializer serializer : query) {
            String text = serializer.serializeMember(values);
            if (text != null) {
                url.append(separator).append(text);
                separator = '&';
            }
        }
    }

    private BodyEncoder.@Nullable Encoded body(ObjectNode parameters, @Nullable String contentType) {
        JsonNode value = parameters.get("body");
        ObjectNode headers = partHeaders.isEmpty() ? null : group(parameters, "header");
        if (body == null || value == null) {
            requirePart(headers, Set.of());
            return null;
        }
        try {
            BodyEncoder encoder = body.encoder(contentType);
            requirePart(headers, encoder.partHeaders());
            return headers == null ? encoder.encode(value) : encoder.encode(value, headers);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("/body", "the body " + e.getMessage());
        }
    }

    private void requirePart(@Nullable ObjectNode given, Set<String> taken) {
        for (Parameter header : partHeaders) {
            if (given != null && given.has(header.name()) && !taken.contains(header.name())) {
                throw InvalidParameterException.of(
                        In.HEADER, header.name(), "goes with a part of the body, and the body is not sent in parts");
            }
        }
    }
}
