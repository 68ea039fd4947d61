package io.camelcodegen.auth;

import io.camelcodegen.auth.SecurityScheme.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether configured credentials are of the kind that a document asks for. They are sent anyway: servers take more, and
 * often other things, than their documents say.
 */
public final class AuthFit {

    private AuthFit() {}

    /** What does not fit, for a log; null where all is well or not known. */
    public static @Nullable String mismatch(@Nullable Auth auth, ToolSecurity security) {
        if (auth == null || security.isOptional() || security.isMetBy(scheme -> fits(auth, scheme))) {
            return null;
        }
        return "its document asks for " + security.describe() + "; configured, and sent, is " + auth;
    }

    private static boolean fits(Auth auth, SecurityScheme scheme) {
        Kind kind = scheme.kind();
        if (kind == Kind.UNKNOWN) {
            return true;
        }
        if (auth instanceof Auth.Bearer || auth instanceof Auth.OAuth2) {
            return scheme.inAuthorization() && kind != Kind.BASIC;
        }
        if (auth instanceof Auth.Basic) {
            return kind == Kind.BASIC || scheme.isKeyAt("Authorization", Auth.Location.HEADER);
        }
        if (auth instanceof Auth.ApiKey key) {
            String name = key.name();
            Auth.Location in = key.in() == null ? Auth.Location.HEADER : key.in();
            if (name == null) {
                return kind == Kind.API_KEY;
            }
            return scheme.isKeyAt(name, in)
                    || in == Auth.Location.HEADER && name.equalsIgnoreCase("Authorization") && scheme.inAuthorization();
        }
        if (auth instanceof Auth.Mtls) {
            return kind == Kind.MUTUAL_TLS;
        }
        return true; // none is wanted, or a bean or the schemes' own names decide
    }
}
