package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.HttpRequest.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The authorization server as the configuration names it, its variables resolved. */
final class ConfiguredServer {

    private final Auth.OAuth2 config;
    private final List<String> problems = new ArrayList<>();

    private ConfiguredServer(Auth.OAuth2 config) {
        this.config = config;
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all that is wrong or missing */
    static AuthorizationServer of(String source, Auth.OAuth2 config) {
        return new ConfiguredServer(config).read(source);
    }

    private AuthorizationServer read(String source) {
        URI tokenUrl = url("tokenUrl", config.tokenUrl(), true);
        URI authorizationUrl =
                url("authorizationUrl", config.authorizationUrl(), config.flow() == Auth.Flow.AUTHORIZATION_CODE);
        URI deviceUrl =
                url("deviceAuthorizationUrl", config.deviceAuthorizationUrl(), config.flow() == Auth.Flow.DEVICE_CODE);
        if (config.clientId() == null || config.clientId().isBlank()) {
            problems.add("'clientId' is required");
        }
        URI resource = resource();
        if (!problems.isEmpty() || tokenUrl == null) {
            throw ConfigErrors.invalid("the auth of source '" + source + "'", problems);
        }
        return new AuthorizationServer(
                null,
                false,
                tokenUrl,
                authorizationUrl,
                deviceUrl,
                null,
                List.of(),
                config.scopes(),
                resource,
                Addresses.ANY);
    }

    private @Nullable URI resource() {
        try {
            return config.resource() == null ? null : new URI(config.resource());
        } catch (URISyntaxException e) {
            problems.add("'resource' is not a URI");
            return null;
        }
    }

    private @Nullable URI url(String name, @Nullable String value, boolean required) {
        if (value == null) {
            if (required) {
                problems.add("'" + name + "' is required for this flow");
            }
            return null;
        }
        try {
            return EndpointUrl.of(value, config.allowHttp());
        } catch (IllegalArgumentException e) {
            problems.add("'" + name + "' " + e.getMessage());
            return null;
        }
    }
}
