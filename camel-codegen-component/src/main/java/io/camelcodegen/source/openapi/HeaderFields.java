package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HeaderRules;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.In;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of an operation's requests, but for those of its body and its credentials: from header and cookie
 * parameters and from the call. Immutable.
 *
 * <p>{@code Accept} and {@code Content-Type}, which OpenAPI wants ignored as parameters, choose the media types. Those of
 * the message's framing ({@code Host}, {@code Content-Length} …) are refused, and so are {@code Authorization} and
 * {@code Cookie} unless the source allows them: credentials come from its {@code auth}. A call's own headers follow the
 * same rules.
 */
final class HeaderFields {

    static final String USER_AGENT = "camel-codegen";

    private final List<ParameterSerializer> headers;
    private final List<ParameterSerializer> cookies;
    private final Set<String> allowed;
    private final Header accept;
    private final @Nullable Header userAgent;

    /**
     * @param allowed lower-case names of credential headers that may be set
     * @param accept unless a call says otherwise
     * @param ownUserAgent whether the source's config sets a {@code User-Agent}
     */
    HeaderFields(
            List<ParameterSerializer> headers,
            List<ParameterSerializer> cookies,
            Set<String> allowed,
            String accept,
            boolean ownUserAgent) {
        this.headers = List.copyOf(headers);
        this.cookies = List.copyOf(cookies);
        this.allowed = Set.copyOf(allowed);
        this.accept = new Header("Accept", accept);
        this.userAgent = ownUserAgent ? null : new Header("User-Agent", USER_AGENT);
    }

    /**
     * @param lines the caller's to add to
     * @param contentType the media type the call asks for, or null
     */
    record Fields(HeaderLines lines, @Nullable String contentType) {}

    /** @throws InvalidParameterException where a header may not be set, or holds what a header cannot carry */
    Fields of(@Nullable ObjectNode headerValues, @Nullable ObjectNode cookieValues, CallContext context) {
        HeaderLines given = new HeaderLines();
        for (Map.Entry<String, String> header : context.headers().entrySet()) {
            check(header.getKey(), header.getValue());
            given.set(new Header(header.getKey(), header.getValue()));
        }
        for (ParameterSerializer serializer : headers) {
            String value = serializer.serializeMember(headerValues);
            if (value != null) {
                check(serializer.parameter().name(), value);
                given.set(new Header(serializer.parameter().name(), value));
            }
        }
        setCookies(cookieValues, given);
        String accepts = chosen(context.accept(), given.remove("Accept"));
        String contentType = chosen(context.contentType(), given.remove("Content-Type"));
        if (accepts == null) {
            given.set(accept);
        } else {
            check("Accept", accepts);
            given.set(new Header("Accept", accepts));
        }
        if (userAgent != null && given.get("User-Agent") == null) {
            given.set(userAgent);
        }
        return new Fields(given, contentType);
    }

    private static @Nullable String chosen(@Nullable String byCall, @Nullable String byParameter) {
        return byCall == null ? byParameter : byCall;
    }

    private void check(String name, String value) {
        if (HeaderRules.isFraming(name) || !MediaTypeName.isToken(name)) {
            throw InvalidParameterException.of(In.HEADER, name, "cannot be set: the HTTP client does");
        }
        if (RequestHeaders.isCredential(name) && !allowed.contains(name.toLowerCase(Locale.ROOT))) {
            throw InvalidParameterException.of(
                    In.HEADER,
                    name,
                    "is refused: credentials come from the source's 'auth'; name it in 'allowHeaders' to let calls set it");
        }
        if (!RequestHeaders.isValue(value)) {
            throw InvalidParameterException.of(In.HEADER, name, RequestHeaders.problem(value));
        }
    }

    private void setCookies(@Nullable ObjectNode values, HeaderLines given) {
        if (cookies.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        String byHeader = given.get("Cookie");
        if (byHeader != null) {
            line.append(byHeader);
        }
        for (ParameterSerializer serializer : cookies) {
            String text = serializer.serializeMember(values);
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
            given.set(new Header("Cookie", line.toString()));
        }
    }
}
