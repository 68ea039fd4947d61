package io.camelcodegen.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of members whose values are kept out of messages. Rather one too many than one too few. */
public final class SecretNames {

    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "privatekey",
            "signingkey",
            "credential",
            "authorization",
            "cookie",
            "bearer",
            "signature");

    private static final Set<String> WHOLE = Set.of("pwd", "pass", "auth", "pin", "otp", "cvv", "cvc", "ssn", "jwt");

    private SecretNames() {}

    /** Whether a value of that name may be a secret. */
    public static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return WHOLE.contains(plain) || PARTS.stream().anyMatch(plain::contains);
    }
}
