package io.camelcodegen.config;

import io.camelcodegen.policy.CachePolicy;
import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** {@code cache} and {@code deduplicate} of a source. */
final class CacheSettings {

    private CacheSettings() {}

    static void read(Settings source, SourceConfig.Builder builder) {
        Boolean deduplicate = source.flag("deduplicate");
        if (deduplicate != null) {
            builder.deduplicate(deduplicate);
        }
        if (!(source.raw("cache") instanceof Map)) {
            Boolean enabled = source.flag("cache", "true, false or an object");
            builder.cache(Boolean.TRUE.equals(enabled) ? CachePolicy.ON : CachePolicy.OFF);
            return;
        }
        Settings cache = Objects.requireNonNull(source.object("cache"));
        int before = cache.problems().count();
        CachePolicy base = CachePolicy.ON;
        Long maxBytes = cache.whole("maxBytes", 1, Long.MAX_VALUE >> 10);
        Long maxEntryBytes = cache.whole("maxEntryBytes", 1, Integer.MAX_VALUE);
        Duration defaultTtl = cache.duration("defaultTtl", true);
        cache.finish();
        if (cache.problems().count() == before) {
            builder.cache(new CachePolicy(
                    true,
                    maxBytes == null ? base.maxBytes() : maxBytes,
                    maxEntryBytes == null ? base.maxEntryBytes() : maxEntryBytes,
                    defaultTtl == null ? base.defaultTtl() : defaultTtl));
        }
    }
}
