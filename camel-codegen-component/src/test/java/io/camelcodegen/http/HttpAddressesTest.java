package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.testing.FaultServer;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressesTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    private static HttpRequest publicOnly(String uri) {
        return HttpCalls.with(HttpCalls.request("GET", URI.create(uri), null), Addresses.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0177.0.0.1",
                "2130706433",
                "0x7f000001",
                "127.1",
                "0x7f.0.0.01",
                "127.0.0.1.",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "0",
                "localhost"
            })
    void aDocumentCannotNameThisMachine(String host) throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("secret"))) {
            CodegenException failure = CALLS.failure(publicOnly("http://" + host + ":" + server.port() + "/"));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
            assertThat(failure).hasMessageContaining("not public");
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0177.0.0.1", "2130706433", "0x7f.1", "localhost", "LOCALHOST"})
    void theConfigurationMayNameThisMachineInAnySpelling(String host) throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpResponse response = CALLS.get(URI.create("http://" + host + ":" + server.port() + "/"));

            assertThat(response.status()).isEqualTo(200);
        }
    }

    @Test
    void aNameThatIsAskedOnceCannotMeanAnotherAddressWhenConnected() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        // public when first asked and loopback ever after, as a rebinding name server answers
        NameResolver rebinding = host -> {
            asked.add(host);
            return new InetAddress[] {InetAddress.getByName(asked.size() == 1 ? "203.0.114.1" : "127.0.0.1")};
        };
        HttpEngine engine = new HttpEngine(CALLS.workers(), null, rebinding);
        try (FaultServer server = FaultServer.start(FaultServer.answering("secret"))) {
            HttpClient client = engine.open(HttpClientConfig.defaults());
            HttpRequest request = HttpCalls.withTimeout(
                    publicOnly("http://rebind.test:" + server.port() + "/"), Duration.ofMillis(300));

            CodegenException failure = HttpCalls.failure(client, request);

            // the connection went to the address that was checked, where nobody of ours listens
            assertThat(failure.getCode()).isIn(ErrorCode.CONNECTION_TIMEOUT, ErrorCode.SOURCE_UNREACHABLE);
            assertThat(asked).containsExactly("rebind.test");
            assertThat(server.connections()).isZero();
        } finally {
            engine.close();
        }
    }

    @Test
    void oneSpecialAddressAmongPublicOnesIsRefused() throws Exception {
        HttpEngine engine = new HttpEngine(CALLS.workers(), null, host ->
                new InetAddress[] {InetAddress.getByName("203.0.114.1"), InetAddress.getByName("10.0.0.1")});
        try {
            CodegenException failure =
                    HttpCalls.failure(engine.open(HttpClientConfig.defaults()), publicOnly("http://mixed.test/"));

            assertThat(failure)
                    .hasMessageContaining("10.0.0.1, which is not public")
                    .hasMessageContaining("'baseUrl'")
                    .hasMessageContaining("'allowServerFromDocument'");
        } finally {
            engine.close();
        }
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpEngine engine = new HttpEngine(CALLS.workers(), null, host ->
                    new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")});
            try {
                HttpResponse response = HttpCalls.result(
                        engine.open(HttpClientConfig.defaults()),
                        HttpCalls.request("GET", URI.create("http://two_homes.test:" + server.port() + "/"), null));

                assertThat(response.status()).isEqualTo(200);
                assertThat(server.requests().get(0).headers("host")).containsExactly("two_homes.test:" + server.port());
            } finally {
                engine.close();
            }
        }
    }

    @Test
    void anIpv6AddressIsBracketedInTheHostHeader() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this machine has no IPv6");
        try (FaultServer server = FaultServer.startOn(loopback, FaultServer.answering("ok"))) {
            CALLS.get(URI.create("http://[::1]:" + server.port() + "/"));

            assertThat(server.requests().get(0).headers("host")).containsExactly("[::1]:" + server.port());
        }
    }

    @Test
    void aFailedLookupIsAskedAgain() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpEngine engine = new HttpEngine(CALLS.workers(), null, host -> {
            asked.add(host);
            if (asked.size() == 1) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpClient client = engine.open(HttpClientConfig.defaults());
            HttpRequest request =
                    HttpCalls.request("GET", URI.create("http://flaky.test:" + server.port() + "/"), null);

            CodegenException first = HttpCalls.failure(client, request);
            HttpResponse second = HttpCalls.result(client, request);

            assertThat(first.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(second.status()).isEqualTo(200);
        } finally {
            engine.close();
        }
    }

    @Test
    void aResolverThatHangsIsCutAtTheDeadline() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        HttpEngine engine = new HttpEngine(CALLS.workers(), null, host -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        try {
            HttpRequest request = HttpCalls.withTimeout(
                    HttpCalls.request("GET", URI.create("http://slow.test/"), null), Duration.ofMillis(200));

            CodegenException failure = HttpCalls.failure(engine.open(HttpClientConfig.defaults()), request);

            assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
        } finally {
            release.countDown();
            engine.close();
        }
    }

    @Test
    void aRedirectToAnotherHostMustBePublic() throws Exception {
        try (FaultServer inner = FaultServer.start(FaultServer.answering("secret"));
                FaultServer outer = FaultServer.start(FaultServer.answeringRaw("HTTP/1.1 302 Found\r\nLocation: "
                        + "http://localhost:" + inner.port() + "/admin\r\nContent-Length: 0\r\n\r\n"))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", outer.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
            assertThat(inner.connections()).isZero();
        }
    }
}
