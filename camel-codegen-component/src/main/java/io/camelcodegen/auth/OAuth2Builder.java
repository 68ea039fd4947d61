package io.camelcodegen.auth;

import io.camelcodegen.auth.Auth.ClientAuthentication;
import io.camelcodegen.auth.Auth.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is said of {@link Auth.OAuth2}, each as its parameter there says. Not thread-safe. */
public final class OAuth2Builder {

    private final Flow flow;
    private @Nullable String tokenUrl;
    private @Nullable String authorizationUrl;
    private @Nullable String deviceAuthorizationUrl;
    private @Nullable String redirectUri;
    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private @Nullable ClientAuthentication clientAuthentication;
    private List<String> scopes = List.of();
    private @Nullable String audience;
    private @Nullable String resource;
    private @Nullable String refreshToken;
    private boolean allowHttp;

    OAuth2Builder(Flow flow) {
        this.flow = flow;
    }

    public OAuth2Builder tokenUrl(@Nullable String value) {
        tokenUrl = value;
        return this;
    }

    public OAuth2Builder authorizationUrl(@Nullable String value) {
        authorizationUrl = value;
        return this;
    }

    public OAuth2Builder deviceAuthorizationUrl(@Nullable String value) {
        deviceAuthorizationUrl = value;
        return this;
    }

    public OAuth2Builder redirectUri(@Nullable String value) {
        redirectUri = value;
        return this;
    }

    public OAuth2Builder clientId(@Nullable String value) {
        clientId = value;
        return this;
    }

    public OAuth2Builder clientSecret(@Nullable String value) {
        clientSecret = value;
        return this;
    }

    /** The default is {@code CLIENT_SECRET_BASIC} where there is a secret, else {@code NONE}. */
    public OAuth2Builder clientAuthentication(@Nullable ClientAuthentication value) {
        clientAuthentication = value;
        return this;
    }

    public OAuth2Builder scopes(List<String> value) {
        scopes = value;
        return this;
    }

    public OAuth2Builder audience(@Nullable String value) {
        audience = value;
        return this;
    }

    public OAuth2Builder resource(@Nullable String value) {
        resource = value;
        return this;
    }

    public OAuth2Builder refreshToken(@Nullable String value) {
        refreshToken = value;
        return this;
    }

    public OAuth2Builder allowHttp(boolean value) {
        allowHttp = value;
        return this;
    }

    public Auth.OAuth2 build() {
        ClientAuthentication byDefault =
                clientSecret == null ? ClientAuthentication.NONE : ClientAuthentication.CLIENT_SECRET_BASIC;
        return new Auth.OAuth2(
                flow,
                tokenUrl,
                authorizationUrl,
                deviceAuthorizationUrl,
                redirectUri,
                clientId,
                clientSecret,
                clientAuthentication == null ? byDefault : clientAuthentication,
                scopes,
                audience,
                resource,
                refreshToken,
                allowHttp);
    }
}
