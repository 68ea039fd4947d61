package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestOriginTest {

    private final List<String> asked = new ArrayList<>();
    private final LatestOrigin latest = new LatestOrigin(new HostAddresses(this::resolve, Runnable::run));

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (host.equals("unknown.test")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) asked.size()})};
    }

    private Origin of(String url) {
        return latest.of(HttpUrl.of(url));
    }

    @Test
    void anotherHostIsAnotherOriginEvenWhereTheTextBeginsAlike() {
        of("http://host/");

        assertThat(of("http://hostevil/").host()).isEqualTo("hostevil");
        assertThat(of("http://host/").host()).isEqualTo("host");
        assertThat(of("http://host@evil/").host()).isEqualTo("evil");
        assertThat(of("http://host/").port()).isEqualTo(80);
        assertThat(of("http://host:81/").port()).isEqualTo(81);
        assertThat(of("https://host:81/").tls()).isTrue();
    }

    @Test
    void oneOriginIsKeptWhateverFollowsIt() {
        Origin first = of("http://host:81/a");

        assertThat(of("http://host:81")).isSameAs(first);
        assertThat(of("http://host:81?q=1")).isSameAs(first);
        assertThat(of("http://host:81/\u00e9#f")).isSameAs(first);
        assertThat(of("HTTP://HOST:81/a")).isEqualTo(first);
    }

    @Test
    void whatCannotBeAskedIsRefusedAlsoAfterOneThatCan() {
        of("http://host/");

        assertThatIllegalArgumentException().isThrownBy(() -> of("ftp://host/"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("//host/"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("http://host%2f/"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("http://host:0/"));
    }

    @Test
    void theAddressesOfTheLatestOriginAreAskedForOnce() {
        Origin first = of("http://a.test/");
        CompletableFuture<List<InetAddress>> addresses = latest.addresses(first);

        assertThat(latest.addresses(of("http://a.test/b"))).isSameAs(addresses);
        assertThat(latest.addresses(Origin.of(HttpUrl.of("http://b.test/").uri())))
                .isNotSameAs(addresses);
        assertThat(latest.addresses(of("http://b.test/"))).isNotSameAs(addresses);
        assertThat(latest.addresses(first)).isSameAs(addresses);
        assertThat(asked).containsExactly("a.test", "b.test");
    }

    @Test
    void aFailureIsNotKept() {
        Origin unknown = of("http://unknown.test/");

        assertThat(latest.addresses(unknown)).isCompletedExceptionally();
        assertThat(latest.addresses(unknown)).isCompletedExceptionally();
        assertThat(asked).containsExactly("unknown.test", "unknown.test");
    }

    @Test
    void anAnswerIsUsableForAFewSeconds() {
        CompletableFuture<List<InetAddress>> addresses =
                CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress()));
        long now = System.nanoTime();

        assertThat(new HostAddresses.Answer(addresses, now).isUsable()).isTrue();
        assertThat(new HostAddresses.Answer(
                                addresses, now - Duration.ofSeconds(10).toNanos())
                        .isUsable())
                .isFalse();
    }
}
