package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private static final List<Header> HEADERS = List.of(
            new Header("Accept", "a/b"),
            new Header("AUTHORIZATION", "secret"),
            new Header("Cookie", "secret"),
            new Header("Proxy-Authorization", "secret"),
            new Header("Content-Type", "c/d"),
            new Header("X-Custom", "e"));

    private static Step step(String method, String uri) {
        HttpBody body = method.equals("GET") || method.equals("HEAD") ? null : HttpCalls.text("body");
        URI target = URI.create(uri);
        return Step.first(HttpCalls.request(method, target, body, HEADERS.toArray(new Header[0])), Origin.of(target));
    }

    private static Step follow(Step first, int status, String location) {
        return new Redirects(first, false).next(first, status, location);
    }

    @ParameterizedTest
    @CsvSource({
        "301, GET, GET, false",
        "301, HEAD, HEAD, false",
        "301, POST, GET, false",
        "301, PUT, PUT, true",
        "301, DELETE, DELETE, true",
        "302, POST, GET, false",
        "302, PATCH, PATCH, true",
        "303, GET, GET, false",
        "303, HEAD, HEAD, false",
        "303, POST, GET, false",
        "303, PUT, GET, false",
        "303, DELETE, GET, false",
        "307, POST, POST, true",
        "307, GET, GET, false",
        "308, POST, POST, true",
        "308, PUT, PUT, true"
    })
    void methodAndBodyFollowTheStatus(int status, String method, String nextMethod, boolean bodyKept) {
        Step next = follow(step(method, "https://a.test/x"), status, "/y");

        assertThat(next.method()).isEqualTo(nextMethod);
        assertThat(next.body() != null).isEqualTo(bodyKept);
        boolean bodyDropped = !method.equals(nextMethod);
        assertThat(next.headers()).extracting(Header::name).contains("Accept", "AUTHORIZATION", "Cookie", "X-Custom");
        assertThat(next.headers().contains(new Header("Content-Type", "c/d"))).isEqualTo(!bodyDropped);
    }

    @ParameterizedTest
    @CsvSource({
        "/z, https://a.test/z",
        "z, https://a.test/x/z",
        "../z, https://a.test/z",
        "?b=2, https://a.test/x/y?b=2",
        "#frag, https://a.test/x/y?a=1#frag",
        "//a.test/z, https://a.test/z",
        "https://a.test:443/z#f, https://a.test:443/z",
        "/with space, https://a.test/with%20space",
        "/caf\u00c3\u00a9, https://a.test/caf%C3%A9",
        "/%7Ea%2fb, https://a.test/%7Ea%2fb"
    })
    void theLocationIsResolved(String location, String target) {
        Step first = step("POST", "https://a.test/x/y?a=1");

        Step next = follow(first, 303, location);

        assertThat(next.url().uri()).isEqualTo(URI.create(target.replace("#frag", "")));
        assertThat(next.trusted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.test/x",
                "https://a.test:8443/x",
                "https://sub.a.test/x",
                "https://a.test./x",
                "//b.test/x"
            })
    void anotherOriginGetsNoCredentials(String location) {
        Step next = follow(step("POST", "https://a.test/"), 307, location);

        assertThat(next.trusted()).isFalse();
        assertThat(next.headers()).extracting(Header::name).containsExactly("Accept", "Content-Type", "X-Custom");
    }

    @Test
    void httpToHttpsIsAnotherOrigin() {
        assertThat(follow(step("GET", "http://a.test/"), 301, "https://a.test/").trusted())
                .isFalse();
    }

    @Test
    void credentialsDoNotComeBackWhenTheWayLeadsHomeAgain() {
        Step first = step("GET", "https://a.test/1");
        Redirects redirects = new Redirects(first, false);

        Step away = redirects.next(first, 302, "https://b.test/2");
        Step home = redirects.next(away, 302, "https://a.test/3");

        assertThat(home.trusted()).isFalse();
        assertThat(home.headers()).extracting(Header::name).doesNotContain("AUTHORIZATION", "Cookie");
    }

    @Test
    void anotherHostMustBePublic() {
        Step first = step("GET", "http://localhost:8080/");
        Redirects redirects = new Redirects(first, false);

        Step otherPort = redirects.next(first, 302, "http://localhost:9090/");
        Step otherHost = redirects.next(otherPort, 302, "http://127.0.0.1:9090/");

        assertThat(otherPort.addresses()).isEqualTo(Addresses.ANY);
        assertThat(otherHost.addresses()).isEqualTo(Addresses.PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.test/x, not encrypted",
        "ftp://a.test/x, not an absolute http or https URL",
        "file:///etc/passwd, not an absolute http or https URL",
        "javascript:alert(1), not an absolute http or https URL",
        "https://u:planted@a.test/x, user name",
        "//planted@a.test/x, user name",
        "https:///x, no host",
        "https://a.test:99999/, port",
        "https://exa%6dple.test/, host holds",
        "/%zz, not a URL",
        "https://[::1/, not a URL"
    })
    void aLocationThatMustNotBeFollowedIsAnError(String location, String why) {
        assertThatThrownBy(() -> follow(step("GET", "https://a.test/?key=planted"), 302, location))
                .isInstanceOfSatisfying(CodegenException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
                    assertThat(failure.getMessage()).contains(why).doesNotContain("planted");
                });
    }

    @Test
    void aCircleIsAnError() {
        Step first = step("GET", "https://a.test/1");
        Redirects redirects = new Redirects(first, false);
        Step second = redirects.next(first, 302, "/2");

        assertThatThrownBy(() -> redirects.next(second, 302, "/1#other")).hasMessageContaining("in a circle");
    }

    @Test
    void tenRedirectsAreFollowedAndNotEleven() {
        Step step = step("GET", "https://a.test/0");
        Redirects redirects = new Redirects(step, false);
        for (int i = 1; i <= 10; i++) {
            step = redirects.next(step, 302, "/" + i);
        }
        Step tenth = step;

        assertThat(tenth.url().uri().getPath()).isEqualTo("/10");
        assertThatThrownBy(() -> redirects.next(tenth, 302, "/11")).hasMessageContaining("more than 10 times");
    }
}
