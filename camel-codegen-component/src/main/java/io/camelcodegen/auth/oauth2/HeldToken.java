package io.camelcodegen.auth.oauth2;

import io.camelcodegen.http.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A token that was obtained, and what renews it.
 *
 * @param credentials complete; one future for all calls, as most find nothing to wait for
 * @param freshUntil when to renew it; null for when the source refuses it
 * @param validUntil when it expires; null where that is not known
 * @param refreshToken null where there is none
 * @param client whom it was given to
 */
record HeldToken(
        CompletableFuture<Credentials> credentials,
        Instant obtained,
        @Nullable Instant freshUntil,
        @Nullable Instant validUntil,
        @Nullable String refreshToken,
        Client client) {

    /** How long before its expiry a token is renewed: requests take time, and clocks differ. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    /** What a token counts as where its server does not say, and another can be had without a user. */
    static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    /**
     * A token as it came.
     *
     * @param asked when it was asked for: counted from then it expires no later than the server thinks
     * @param lifetimeSeconds 0 where the server does not say
     * @param renewable whether another can be had without a user
     */
    static HeldToken of(
            String token,
            Instant asked,
            long lifetimeSeconds,
            boolean renewable,
            @Nullable String refreshToken,
            Client client,
            Object principal) {
        CompletableFuture<Credentials> credentials = CompletableFuture.completedFuture(
                new Credentials(Map.of("Authorization", "Bearer " + token), Map.of(), Map.of(), principal));
        if (lifetimeSeconds <= 0) {
            Instant fresh = renewable ? asked.plus(DEFAULT_LIFETIME) : null;
            return new HeldToken(credentials, asked, fresh, null, refreshToken, client);
        }
        Duration lifetime = Duration.ofSeconds(Math.min(lifetimeSeconds, LONGEST_SECONDS));
        Duration half = lifetime.dividedBy(2);
        Instant validUntil = asked.plus(lifetime);
        Instant freshUntil = validUntil.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
        return new HeldToken(credentials, asked, freshUntil, validUntil, refreshToken, client);
    }

    boolean isFresh(Instant now) {
        return freshUntil == null || now.isBefore(freshUntil);
    }

    /** Whether it may still serve where it cannot be renewed now. */
    boolean isValid(Instant now) {
        return validUntil != null && now.isBefore(validUntil);
    }

    boolean is(Credentials other) {
        return credentials.join().equals(other);
    }

    Object principal() {
        return credentials.join().owner();
    }

    /** The same after the server refused to renew it. */
    HeldToken withoutRefreshToken() {
        return new HeldToken(credentials, obtained, freshUntil, validUntil, null, client);
    }

    @Override
    public String toString() {
        return "HeldToken[freshUntil=" + freshUntil + "]";
    }
}
