package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.camelcodegen.testing.FaultServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingThreadTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    @Test
    void threadThatWaitsIsWokenWhenTheResponseBeginsToArrive() throws Exception {
        CountDownLatch woken = new CountDownLatch(1);
        try (FaultServer server = FaultServer.start(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
            connection.await(woken);
            connection.write("ok");
        })) {

            CompletableFuture<HttpResponse> response = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                CompletableFuture<HttpResponse> sent = WaitingThread.sending(
                        () -> CALLS.client().send(HttpCalls.request("GET", server.uri("/"), null)));
                LockSupport.park();
                return sent;
            });
            woken.countDown();

            assertThat(HttpCalls.text(response.join())).isEqualTo("ok");
        }
    }

    @Test
    void threadWaitsForNothingThatItSendsAfterwards() {
        Thread meanwhile = WaitingThread.sending(() -> {
            WaitingThread.sending(WaitingThread::current);
            return WaitingThread.current();
        });

        assertThat(meanwhile).isSameAs(Thread.currentThread());
        assertThat(WaitingThread.current()).isNull();
    }
}
