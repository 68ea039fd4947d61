package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.camelcodegen.auth.Auth;
import org.jspecify.annotations.Nullable;

/**
 * Whom the authorization server knows us as.
 *
 * @param secret null for a public client
 */
record Client(String id, @Nullable String secret, Auth.ClientAuthentication method) {

    ClientID clientId() {
        return new ClientID(id);
    }

    /** Null for a public client, which only says its id. */
    @Nullable
    ClientAuthentication authentication() {
        if (secret == null) {
            return null;
        }
        return switch (method) {
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(clientId(), new Secret(secret));
            case CLIENT_SECRET_POST -> new ClientSecretPost(clientId(), new Secret(secret));
            case NONE -> null;
        };
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
