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
    private final ConcurrentHashMap<String, Answer> known = new ConcurrentHashMap<>();

    /**
     * What was answered, or is still to be.
     *
     * @param addresses at least one, in the resolver's order; fails with {@link UnknownHostException}
     * @param since when it was asked for, by {@link System#nanoTime()}
     */
    record Answer(CompletableFuture<List<InetAddress>> addresses, long since) {

        /** Whether it is neither too old nor a failure, after which the next one asks again. */
        boolean isUsable() {
            return isRecent() && !addresses.isCompletedExceptionally();
        }

        private boolean isRecent() {
            return System.nanoTime() - since < KEPT_NANOS;
        }
    }

    HostAddresses(NameResolver resolver, Executor workers) {
        this.resolver = resolver;
        this.workers = workers;
    }

    /** The answer that is known, or one that is being asked for. */
    Answer of(String host) {
        Answer answer = known.get(host);
        if (answer != null && answer.isRecent()) {
            return answer;
        }
        if (host.indexOf(':') >= 0 || Ipv4Spelling.isNumeric(host)) {
            Answer literal = new Answer(literal(host), System.nanoTime());
            keep(host, literal);
            return literal;
        }
        Answer fresh = new Answer(new CompletableFuture<>(), System.nanoTime());
        if (known.size() >= MOST_NAMES) {
            known.clear();
        }
        Answer winner = known.merge(host, fresh, (old, mine) -> old.isRecent() ? old : mine);
        if (winner.equals(fresh)) {
            ask(host, fresh);
        }
        return winner;
    }

    private void keep(String host, Answer answer) {
        if (known.size() >= MOST_NAMES) {
            known.clear();
        }
        known.put(host, answer);
    }

    private void ask(String host, Answer answer) {
        try {
            workers.execute(() -> {
                try {
                    answer.addresses().complete(List.of(resolver.resolve(host)));
                } catch (UnknownHostException | RuntimeException e) {
                    known.remove(host, answer);
                    answer.addresses().completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) { // the workers are shut down or full
            known.remove(host, answer);
            answer.addresses().completeExceptionally(e);
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
