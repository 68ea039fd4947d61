package io.camelcodegen.config;

import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.LockPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code defaults} and every source may set. Not here: {@code auth}, {@code headers} and {@code aliases}; a default
 * of those would send one source's credentials to all.
 */
record CommonSettings(
        List<String> include,
        List<String> exclude,
        @Nullable Boolean readOnly,
        @Nullable Duration timeout,
        @Nullable RetryPolicy retry,
        @Nullable BreakerPolicy breaker,
        @Nullable LimitPolicy limits,
        @Nullable RetryBudgetPolicy retryBudget,
        LockPolicy.@Nullable Mode lock,
        @Nullable String lockFile,
        @Nullable Long maxResponseBytes,
        @Nullable Long maxConnections,
        @Nullable String sslContextParameters,
        @Nullable String proxy) {

    static final CommonSettings NONE = new CommonSettings(
            List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, null);

    static CommonSettings read(Settings settings) {
        return new CommonSettings(
                settings.textsOrCommas("include"),
                settings.textsOrCommas("exclude"),
                settings.flag("readOnly"),
                settings.duration("timeout", false),
                PolicySettings.retry(settings),
                PolicySettings.breaker(settings),
                LimitSettings.limits(settings),
                LimitSettings.retryBudget(settings),
                lock(settings),
                settings.text("lockFile"),
                settings.whole("maxResponseBytes", 1, Long.MAX_VALUE >> 10),
                settings.whole("maxConnections", 1, 100_000),
                beanName(settings.text("sslContextParameters")),
                proxy(settings));
    }

    /** Sets what is set here, and leaves the rest as it is. */
    void apply(SourceConfig.Builder builder) {
        if (!include.isEmpty()) {
            builder.include(include);
        }
        if (!exclude.isEmpty()) {
            builder.exclude(exclude);
        }
        if (readOnly != null) {
            builder.readOnly(readOnly);
        }
        if (timeout != null) {
            builder.timeout(timeout);
        }
        if (retry != null) {
            builder.retry(retry);
        }
        if (breaker != null) {
            builder.breaker(breaker);
        }
        if (limits != null) {
            builder.limits(limits);
        }
        if (retryBudget != null) {
            builder.retryBudget(retryBudget);
        }
        if (lock != null) {
            builder.lock(lock);
        }
        if (lockFile != null) {
            builder.lockFile(lockFile);
        }
        if (maxResponseBytes != null) {
            builder.maxResponseBytes(maxResponseBytes);
        }
        if (maxConnections != null) {
            builder.maxConnections(maxConnections.intValue());
        }
        if (sslContextParameters != null) {
            builder.sslContextParameters(sslContextParameters);
        }
        if (proxy != null) {
            builder.proxy(proxy);
        }
    }

    private static LockPolicy.@Nullable Mode lock(Settings settings) {
        if (settings.raw("lock") instanceof Boolean) {
            settings.problem("lock", "must be 'off', 'warn' or 'strict', is true or false");
            return null;
        }
        String word = settings.choice("lock", List.of("off", "warn", "strict"));
        return word == null ? null : LockPolicy.Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String beanName(@Nullable String text) {
        return text == null ? null : Settings.beanName(text);
    }

    private static @Nullable String proxy(Settings settings) {
        String proxy = settings.text("proxy");
        if (proxy == null || ConfigVariables.holdsVariable(proxy)) {
            return proxy;
        }
        URI uri = UrlSettings.parse(proxy);
        if (uri == null
                || !"http".equalsIgnoreCase(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() < 1
                || uri.getPort() > 65_535
                || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                || uri.getRawQuery() != null
                || uri.getRawUserInfo() != null) {
            settings.problem("proxy", "must be http://host:port, without user, path or query");
            return null;
        }
        return proxy;
    }
}
