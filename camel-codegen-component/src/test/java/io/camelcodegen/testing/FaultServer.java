package io.camelcodegen.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * An HTTP/1.1 server on a bare socket that does what real ones do on bad days. Each connection follows a script; the
 * first connection the first script, and so on, the last script again for all further ones. What came over the wire is
 * kept as it came.
 */
public final class FaultServer implements Closeable {

    private final ServerSocket serverSocket;
    private final List<Script> scripts;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    /** What one connection does, on a thread of its own. The connection is closed when it returns. */
    @FunctionalInterface
    public interface Script {
        void serve(Connection connection) throws IOException;
    }

    /** A request as it came: {@code head} with all its line ends, the body with a chunked one's framing undone. */
    public record Request(String head, byte[] body) {

        /** The first line, e.g. {@code GET /a?b HTTP/1.1}. */
        public String line() {
            return head.substring(0, head.indexOf("\r\n"));
        }

        /** The values of all lines of one header. */
        public List<String> headers(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .skip(1)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .toList();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private FaultServer(InetAddress address, List<Script> scripts) throws IOException {
        this.scripts = scripts;
        this.serverSocket = new ServerSocket(0, 200, address);
        daemon(this::accept);
    }

    public static FaultServer start(Script... scripts) throws IOException {
        return new FaultServer(InetAddress.getByName("127.0.0.1"), List.of(scripts));
    }

    public static FaultServer startOn(InetAddress address, Script... scripts) throws IOException {
        return new FaultServer(address, List.of(scripts));
    }

    /** Answers every request of a connection with the same 200. */
    public static Script answering(String body) {
        return answeringRaw(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Answers every request of a connection with these bytes. */
    public static Script answeringRaw(String response) {
        return connection -> {
            while (connection.hasRequest()) {
                connection.write(response);
            }
        };
    }

    /** Reads the first request, writes this, and closes. */
    public static Script answeringOnce(String response) {
        return connection -> {
            connection.request();
            connection.write(response);
        };
    }

    /** Accepts and never says a word. */
    public static Script silent() {
        return Connection::awaitPeerClose;
    }

    /** Resets the connection at once, before it reads anything. */
    public static Script resettingBeforeRequest() {
        return Connection::reset;
    }

    /** Reads a request and resets the connection. */
    public static Script resettingAfterRequest() {
        return connection -> {
            connection.request();
            connection.reset();
        };
    }

    /** A good head, then one byte at a time, for ever. */
    public static Script dripping(long pauseMillis) {
        return connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            do {
                connection.write("x");
            } while (!connection.peerClosedWithin(pauseMillis));
        };
    }

    /** Half of the body that was announced, then silence. */
    public static Script stoppingInMidBody() {
        return connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            connection.awaitPeerClose();
        };
    }

    /** Half of the body that was announced, then the end. */
    public static Script lyingAboutLength() {
        return answeringOnce("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    }

    /** A chunked body that never ends, sent as fast as it is read. */
    public static Script endless() {
        return connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            while (true) {
                connection.write(chunk); // ends with the peer's reset
            }
        };
    }

    public static Script sendingHeaders(int count) {
        return connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
            for (int i = 0; i < count; i++) {
                connection.write("X-Header-" + i + ": value\r\n");
            }
            connection.write("\r\n");
        };
    }

    /** Passes everything on to another local port and back, but swallows what the client says while it is told to. */
    public static Script relayingTo(int port, BooleanSupplier swallowing) {
        return connection -> {
            try (Socket backend = new Socket("127.0.0.1", port)) {
                daemon(() -> {
                    try {
                        backend.getInputStream().transferTo(connection.socket.getOutputStream());
                    } catch (IOException e) {
                        // one side closed
                    }
                });
                byte[] buffer = new byte[8192];
                for (int n = connection.in.read(buffer); n >= 0; n = connection.in.read(buffer)) {
                    if (!swallowing.getAsBoolean()) {
                        backend.getOutputStream().write(buffer, 0, n);
                    }
                }
            }
        };
    }

    /** Answers and keeps alive this many requests; resets when the next one has come. */
    public static Script droppingAfter(int answered, String body) {
        return connection -> {
            for (int i = 0; i < answered; i++) {
                connection.request();
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            }
            connection.request();
            connection.reset();
        };
    }

    public int port() {
        return serverSocket.getLocalPort();
    }

    /** {@code http://127.0.0.1:port} and the path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** All requests read so far, in the order they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return accepted.get();
    }

    /** How many connections were open at once at most. */
    public int mostConnections() {
        return mostOpen.get();
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = serverSocket.accept();
                Script script = scripts.get(Math.min(accepted.getAndIncrement(), scripts.size() - 1));
                open.add(socket);
                mostOpen.accumulateAndGet(open.size(), Math::max);
                daemon(() -> serve(script, socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Script script, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.serve(new Connection(socket));
        } catch (IOException e) {
            // the peer went away, as many tests want it to
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One accepted connection, for its script. */
    public final class Connection {

        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads the next whole request. */
        public Request request() throws IOException {
            Request request = readHead();
            byte[] body = readBody(request);
            Request whole = new Request(request.head(), body);
            requests.add(whole);
            return whole;
        }

        /** Reads the next whole request; false where the peer closed instead. */
        public boolean hasRequest() throws IOException {
            in.mark(1);
            if (in.read() < 0) {
                return false;
            }
            in.reset();
            request();
            return true;
        }

        /** Reads the head of the next request and leaves its body unread. */
        public Request readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int end = 0;
            while (end < 4) {
                int b = in.read();
                if (b < 0) {
                    throw new EOFException("after " + head.size() + " bytes of a head");
                }
                head.write(b);
                end = b == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : b == '\r' ? 1 : 0;
            }
            return new Request(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Closes with a TCP reset, not an orderly end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the peer closes its side. */
        public void awaitPeerClose() throws IOException {
            while (in.read() >= 0) {
                // what it still says does not matter
            }
        }

        public boolean peerClosedWithin(long millis) throws IOException {
            socket.setSoTimeout((int) millis);
            try {
                return in.read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        }

        /** Waits for the test to say so. */
        public void await(CountDownLatch latch) throws IOException {
            try {
                if (!latch.await(5, TimeUnit.MINUTES)) {
                    throw new IOException("the test never released the latch");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private byte[] readBody(Request head) throws IOException {
            List<String> length = head.headers("content-length");
            if (!length.isEmpty()) {
                return in.readNBytes(Integer.parseInt(length.get(0)));
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (head.headers("transfer-encoding").contains("chunked")) {
                int size = Integer.parseInt(line(), 16);
                while (size > 0) {
                    body.write(in.readNBytes(size));
                    line();
                    size = Integer.parseInt(line(), 16);
                }
                line();
            }
            return body.toByteArray();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException("in a chunk");
                }
                line.append((char) b);
            }
            return line.toString().trim();
        }
    }
}
