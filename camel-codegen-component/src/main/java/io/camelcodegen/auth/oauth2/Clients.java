package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.AuthErrors;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The client that the configuration names, or one that is registered for it (RFC 7591) and used as long as the
 * component runs and its logins succeed.
 */
final class Clients {

    private static final String NAME = "Apache Camel Codegen";

    private final String source;
    private final Auth.OAuth2 config;
    private final ServerAnswers answers;
    private volatile @Nullable Registered registered;

    Clients(String source, Auth.OAuth2 config, ServerAnswers answers) {
        this.source = source;
        this.config = config;
        this.answers = answers;
    }

    private record Registered(Client client, @Nullable URI redirectUri) {}

    /** The next login registers anew, where registering is what it takes. */
    void forget() {
        registered = null;
    }

    /** @param redirectUri where the browser comes back; null where none does */
    CompletableFuture<Client> client(AuthorizationServer server, @Nullable URI redirectUri) {
        if (config.clientId() != null) {
            return CompletableFuture.completedFuture(
                    new Client(config.clientId(), config.clientSecret(), config.clientAuthentication()));
        }
        Registered known = registered;
        if (known != null && Objects.equals(known.redirectUri(), redirectUri)) {
            return CompletableFuture.completedFuture(known.client());
        }
        if (server.registrationUrl() == null) {
            return CompletableFuture.failedFuture(AuthErrors.noToken(
                    source,
                    "its authorization server does not register clients by itself; register one there and set"
                            + " 'clientId'",
                    Map.of(),
                    null));
        }
        ClientRegistrationRequest request =
                new ClientRegistrationRequest(server.registrationUrl(), metadata(server, redirectUri), null);
        return answers.ask(request.toHTTPRequest(), server.addresses(), answer -> {
                    ClientInformation information = ClientInformation.parse(answer);
                    return new Registered(client(information), redirectUri);
                })
                .thenApply(fresh -> {
                    registered = fresh;
                    return fresh.client();
                });
    }

    private ClientMetadata metadata(AuthorizationServer server, @Nullable URI redirectUri) {
        ClientMetadata metadata = new ClientMetadata();
        metadata.setName(NAME);
        Set<GrantType> grants = new LinkedHashSet<>();
        switch (config.flow()) {
            case CLIENT_CREDENTIALS -> grants.add(GrantType.CLIENT_CREDENTIALS);
            case AUTHORIZATION_CODE -> grants.addAll(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
            case DEVICE_CODE -> grants.addAll(List.of(DeviceCodeGrant.GRANT_TYPE, GrantType.REFRESH_TOKEN));
            case REFRESH_TOKEN -> grants.add(GrantType.REFRESH_TOKEN);
        }
        metadata.setGrantTypes(grants);
        metadata.setResponseTypes(redirectUri == null ? Set.of() : Set.of(ResponseType.CODE));
        if (redirectUri != null) {
            metadata.setRedirectionURI(redirectUri);
        }
        metadata.setTokenEndpointAuthMethod(method(server.secretMethods()));
        if (!server.scopes().isEmpty()) {
            metadata.setScope(new Scope(server.scopes().toArray(String[]::new)));
        }
        return metadata;
    }

    /** A program on a user's machine keeps no secret (RFC 8252, section 8.4); one that acts as itself needs one. */
    private ClientAuthenticationMethod method(List<String> supported) {
        boolean secret = config.flow() == Auth.Flow.CLIENT_CREDENTIALS;
        if (!secret && (supported.isEmpty() || supported.contains("none"))) {
            return ClientAuthenticationMethod.NONE;
        }
        return supported.contains("client_secret_post") && !supported.contains("client_secret_basic")
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private static Client client(ClientInformation information) {
        String secret =
                information.getSecret() == null ? null : information.getSecret().getValue();
        ClientAuthenticationMethod said = information.getMetadata().getTokenEndpointAuthMethod();
        Auth.ClientAuthentication method = secret == null
                ? Auth.ClientAuthentication.NONE
                : ClientAuthenticationMethod.CLIENT_SECRET_POST.equals(said)
                        ? Auth.ClientAuthentication.CLIENT_SECRET_POST
                        : Auth.ClientAuthentication.CLIENT_SECRET_BASIC;
        return new Client(information.getID().getValue(), secret, method);
    }
}
