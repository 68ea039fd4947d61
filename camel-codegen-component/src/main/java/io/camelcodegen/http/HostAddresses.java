package io.camelcodegen.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The addresses of hosts, resolved on workers: the JVM's resolver blocks, and the one that Vert.x brings knows neither
 * {@code /etc/nsswitch.conf} nor the JVM's own cache settings. Kept for a few seconds so that calls in a row need no
 * worker; callers that ask for the same name at the same time share one question. Thread-safe.
 */
final class HostAddresses {

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MOST_NAMES = 1_000;

    private final NameResolver resolver;
    private final Executor workers;
    private final ConcurrentHashMap<String, Entry> known = new ConcurrentHashMap<>();

    private record Entry(CompletableFuture<List<InetAddress>> addresses, long since) {}

    HostAddresses(NameResolver resolver, Executor workers) {
        this.resolver = resolver;
        this.workers = workers;
    }

    /** At least one address, in the resolver's order; fails with {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> of(String host) {
        Entry entry = known.get(host);
        if (entry != null && System.nanoTime() - entry.since() < KEPT_NANOS) {
            return entry.addresses();
        }
        if (host.indexOf(':') >= 0 || Ipv4Spelling.isNumeric(host)) {
            CompletableFuture<List<InetAddress>> address = literal(host);
            keep(host, new Entry(address, System.nanoTime()));
            return address;
        }
        Entry fresh = new Entry(new CompletableFuture<>(), System.nanoTime());
        if (known.size() >= MOST_NAMES) {
            known.clear();
        }
        Entry winner =
                known.merge(host, fresh, (old, mine) -> System.nanoTime() - old.since() < KEPT_NANOS ? old : mine);
        if (winner.equals(fresh)) {
            ask(host, fresh);
        }
        return winner.addresses();
    }

    private void keep(String host, Entry entry) {
        if (known.size() >= MOST_NAMES) {
            known.clear();
        }
        known.put(host, entry);
    }

    private void ask(String host, Entry entry) {
        try {
            workers.execute(() -> {
                try {
                    entry.addresses().complete(List.of(resolver.resolve(host)));
                } catch (UnknownHostException | RuntimeException e) {
                    known.remove(host, entry);
                    entry.addresses().completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) { // the workers are shut down or full
            known.remove(host, entry);
            entry.addresses().completeExceptionally(e);
        }
    }

    private static CompletableFuture<List<InetAddress>> literal(String host) {
        try {
            byte[] v4 = host.indexOf(':') >= 0 ? null : Ipv4Spelling.parse(host);
            if (v4 == null && host.indexOf(':') < 0) {
                throw new UnknownHostException("not an IPv4 address");
            }
            // an address literal: nothing is asked of any name server
            InetAddress address = v4 == null ? InetAddress.getByName(host) : InetAddress.getByAddress(v4);
            return CompletableFuture.completedFuture(List.of(address));
        } catch (UnknownHostException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
