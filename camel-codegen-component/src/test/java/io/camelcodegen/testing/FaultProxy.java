package io.camelcodegen.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stands between a client and a real server on 127.0.0.1 and spoils their connections. Which fault a connection has, and
 * after how much traffic it strikes, is drawn from a seeded {@link Random} in the order the connections come: the same
 * seed gives the same plan for the n-th connection. Knows nothing of the protocol; a chunk of bytes as it is read stands
 * for a request or an answer, which small ones mostly are.
 *
 * <p>Starts calm: without faults until {@link #storm()}.
 */
public final class FaultProxy implements Closeable {

    private static final int BUFFER = 16 * 1024;
    private static final int MOST_CHUNKS_BEFORE = 6;
    private static final int MOST_LATENCY_MILLIS = 25;
    private static final long DRIP_MILLIS = 5;

    /** What goes wrong with a connection. */
    public enum Fault {
        NONE,
        /** Everything arrives late. */
        LATENCY,
        /** Reset when a request comes, which the server does not get. */
        RESET_BEFORE_REQUEST,
        /** Reset when the server was given a request. */
        RESET_AFTER_REQUEST,
        /** Reset when half of an answer was passed on. */
        RESET_IN_ANSWER,
        /** An orderly end when half of an answer was passed on. */
        TRUNCATED_ANSWER,
        /** Accepted; what the client says is taken and goes nowhere. */
        STALL,
        /** Good at first; then what the client says goes nowhere. */
        BLACKHOLE,
        /** An answer comes a byte at a time. */
        DRIP
    }

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final ServerSocket serverSocket;
    private final int backend;
    private final Random random;
    private final Supplier<PassedOn> observers;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger struck = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean storm;

    /** Told, for one connection, what the server is given. */
    @FunctionalInterface
    public interface PassedOn {
        void bytes(byte[] buffer, int length);
    }

    private FaultProxy(int backend, long seed, Supplier<PassedOn> observers) throws IOException {
        this.backend = backend;
        this.random = new Random(seed);
        this.observers = observers;
        this.serverSocket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        daemon(this::accept);
    }

    /** @param backend the server's port */
    public static FaultProxy to(int backend, long seed) throws IOException {
        return new FaultProxy(backend, seed, () -> (buffer, length) -> {});
    }

    /** @param observers makes one for each connection */
    public static FaultProxy to(int backend, long seed, Supplier<PassedOn> observers) throws IOException {
        return new FaultProxy(backend, seed, observers);
    }

    public int port() {
        return serverSocket.getLocalPort();
    }

    /** From now on connections fail, also those that are open if their plan says so. */
    public void storm() {
        storm = true;
    }

    /** From now on nothing new goes wrong; what hangs already goes on hanging. */
    public void calm() {
        storm = false;
    }

    /** How many connections a fault has struck. */
    public int struck() {
        return struck.get();
    }

    /** How many connections the client has open, by what the operating system told this side. */
    public int open() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        serverSocket.close();
        open.forEach(Connection::end);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = serverSocket.accept();
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                Connection connection = new Connection(
                        client, fault, random.nextInt(MOST_CHUNKS_BEFORE), new Random(random.nextLong()));
                open.add(connection);
                daemon(connection::serve);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {

        private final Socket client;
        private final Fault fault;
        private final int chunksBefore;
        private final Random latency;
        private final PassedOn observer = observers.get();
        private volatile Socket server;

        private Connection(Socket client, Fault fault, int chunksBefore, Random latency) {
            this.client = client;
            this.fault = fault;
            this.chunksBefore = chunksBefore;
            this.latency = latency;
        }

        /** From the client to the server, until one of them is gone. */
        private void serve() {
            try (Socket toServer = new Socket("127.0.0.1", backend)) {
                server = toServer;
                client.setTcpNoDelay(true);
                toServer.setTcpNoDelay(true);
                daemon(this::answer);
                byte[] buffer = new byte[BUFFER];
                boolean swallowing = false;
                InputStream in = client.getInputStream();
                int chunks = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    boolean strikes = strikes(chunks++);
                    if (strikes && fault == Fault.RESET_BEFORE_REQUEST) {
                        reset();
                        return;
                    }
                    if ((strikes && fault == Fault.BLACKHOLE || storm && fault == Fault.STALL) && !swallowing) {
                        swallowing = true;
                        struck.incrementAndGet();
                    }
                    if (swallowing) {
                        continue;
                    }
                    observer.bytes(buffer, n);
                    toServer.getOutputStream().write(buffer, 0, n);
                    if (strikes && fault == Fault.RESET_AFTER_REQUEST) {
                        reset();
                        return;
                    }
                }
            } catch (IOException e) {
                // one side is gone
            } finally {
                end();
            }
        }

        /** From the server to the client. */
        private void answer() {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = server.getInputStream();
                int chunks = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    passOn(Arrays.copyOf(buffer, n), strikes(chunks++));
                }
            } catch (IOException e) {
                // one side is gone
            } finally {
                end();
            }
        }

        private void passOn(byte[] answer, boolean strikes) throws IOException {
            OutputStream out = client.getOutputStream();
            if (strikes && fault == Fault.LATENCY) {
                pause(latency.nextInt(MOST_LATENCY_MILLIS));
            } else if (strikes && fault == Fault.DRIP) {
                struck.incrementAndGet();
                for (byte b : answer) {
                    out.write(b);
                    pause(DRIP_MILLIS);
                }
                return;
            } else if (strikes && (fault == Fault.RESET_IN_ANSWER || fault == Fault.TRUNCATED_ANSWER)) {
                out.write(answer, 0, answer.length / 2);
                if (fault == Fault.RESET_IN_ANSWER) {
                    reset();
                } else {
                    struck.incrementAndGet();
                }
                throw new IOException("enough");
            }
            out.write(answer);
        }

        private boolean strikes(int chunks) {
            return storm && fault != Fault.NONE && chunks >= chunksBefore;
        }

        private void reset() throws IOException {
            struck.incrementAndGet();
            client.setSoLinger(true, 0);
            client.close();
        }

        private void pause(long millis) throws IOException {
            try {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private void end() {
            open.remove(this);
            for (Socket socket : Arrays.asList(client, server)) {
                try {
                    if (socket != null) {
                        socket.close();
                    }
                } catch (IOException e) {
                    // it was closed already
                }
            }
        }
    }
}
