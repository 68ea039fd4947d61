package io.camelcodegen.config;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.OAuth2Builder;
import io.camelcodegen.auth.oauth2.EndpointUrl;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code auth} object of a source that uses OAuth 2. */
final class OAuth2Settings {

    private static final Map<String, Auth.Flow> FLOWS = new LinkedHashMap<>();

    static {
        FLOWS.put("clientCredentials", Auth.Flow.CLIENT_CREDENTIALS);
        FLOWS.put("authorizationCode", Auth.Flow.AUTHORIZATION_CODE);
        FLOWS.put("refreshToken", Auth.Flow.REFRESH_TOKEN);
        FLOWS.put("deviceCode", Auth.Flow.DEVICE_CODE);
    }

    private static final List<String> CLIENT_AUTHENTICATIONS = Arrays.stream(Auth.ClientAuthentication.values())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Settings auth;
    private final boolean allowHttp;

    private OAuth2Settings(Settings auth) {
        this.auth = auth;
        this.allowHttp = Boolean.TRUE.equals(auth.flag("allowHttp"));
    }

    /**
     * Null where something is wrong.
     *
     * @param discoverable whether the authorization server can be found from the source
     */
    static @Nullable Auth read(Settings auth, boolean discoverable) {
        return new OAuth2Settings(auth).read(discoverable);
    }

    private @Nullable Auth read(boolean discoverable) {
        int before = auth.problems().count();
        String flowName = auth.choice("flow", List.copyOf(FLOWS.keySet()));
        Auth.Flow flow = FLOWS.getOrDefault(String.valueOf(flowName), Auth.Flow.CLIENT_CREDENTIALS);
        boolean discovered = discoverable && !auth.has("tokenUrl");
        OAuth2Builder builder = Auth.oauth2(flow)
                .tokenUrl(url("tokenUrl", !discovered))
                .authorizationUrl(url("authorizationUrl", !discovered && flow == Auth.Flow.AUTHORIZATION_CODE))
                .deviceAuthorizationUrl(url("deviceAuthorizationUrl", !discovered && flow == Auth.Flow.DEVICE_CODE))
                .clientId(discovered ? auth.text("clientId") : auth.required("clientId"))
                .clientSecret(auth.text("clientSecret"))
                .scopes(scopes())
                .audience(auth.text("audience"))
                .resource(resource())
                .redirectUri(redirectUri())
                .refreshToken(
                        flow == Auth.Flow.REFRESH_TOKEN ? auth.required("refreshToken") : auth.text("refreshToken"))
                .clientAuthentication(clientAuthentication())
                .allowHttp(allowHttp);
        boolean flowIsKnown = flowName != null || !auth.has("flow");
        if (flowIsKnown && flow == Auth.Flow.CLIENT_CREDENTIALS && !discovered && !auth.has("clientSecret")) {
            auth.problem("clientSecret", "is required");
        }
        if (auth.has("refreshToken") && flow != Auth.Flow.REFRESH_TOKEN) {
            auth.problem("refreshToken", "belongs to flow refreshToken");
        }
        if (auth.has("redirectUri") && flow != Auth.Flow.AUTHORIZATION_CODE) {
            auth.problem("redirectUri", "belongs to flow authorizationCode");
        }
        return auth.problems().count() > before ? null : builder.build();
    }

    private @Nullable String url(String key, boolean required) {
        if (required && !auth.has(key)) {
            auth.problem(key, "is required");
        }
        String url = UrlSettings.read(auth, key);
        if (url == null || ConfigVariables.holdsVariable(url)) {
            return url;
        }
        try {
            EndpointUrl.of(url, allowHttp);
            return url;
        } catch (IllegalArgumentException e) {
            auth.problem(key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable String redirectUri() {
        String text = auth.text("redirectUri");
        if (text == null || ConfigVariables.holdsVariable(text)) {
            return text;
        }
        URI uri = UrlSettings.parse(text);
        if (uri == null || !"http".equalsIgnoreCase(uri.getScheme()) || !EndpointUrl.isLoopback(uri)) {
            auth.problem("redirectUri", "must be http://127.0.0.1:port/path, http://localhost:port/path or on [::1]");
            return null;
        }
        return text;
    }

    private @Nullable String resource() {
        String text = auth.text("resource");
        if (text == null || ConfigVariables.holdsVariable(text)) {
            return text;
        }
        URI uri = UrlSettings.parse(text);
        if (uri == null || !uri.isAbsolute() || uri.getRawFragment() != null) {
            auth.problem("resource", "must be an absolute URI without a fragment");
            return null;
        }
        return text;
    }

    /** A list, or as RFC 6749 writes them: text with spaces between, which is taken apart when it is used. */
    private List<String> scopes() {
        if (!(auth.raw("scopes") instanceof CharSequence)) {
            return auth.texts("scopes");
        }
        String text = auth.text("scopes");
        return text == null ? List.of() : List.of(text);
    }

    private Auth.@Nullable ClientAuthentication clientAuthentication() {
        String name = auth.choice("clientAuthentication", CLIENT_AUTHENTICATIONS);
        return name == null ? null : Auth.ClientAuthentication.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
