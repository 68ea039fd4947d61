package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/a b",
                "http://h/a\r\nX-Injected: 1",
                "http://h/a\nb",
                "http://h/a\tb",
                "http://h/a\0b",
                "http://h/a\u007fb",
                "http://h/\u0085",
                "http://h/\u2028",
                "http://h/\"",
                "http://h/<a>",
                "http://h/\\\\x",
                "http://h/^",
                "http://h/`",
                "http://h/{id}",
                "http://h/a|b",
                "http://h/[1]",
                "http://h/%",
                "http://h/%4",
                "http://h/%zz",
                "http://h/%\uff11\uff11",
                "http://h/a#b#c",
                "http://h/?q=%",
                "http://",
                "http:",
                "https://",
                "http://[::1",
                "http://h h/",
                "://h/"
            })
    void refusesWhatIsNoUriWithTheWordsOfUri(String text) {
        Throwable expected = catchThrowable(() -> URI.create(text));

        assertThat(expected).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpUrl.of(text)).hasSameClassAs(expected).hasMessage(expected.getMessage());
    }

    /** Characters of every kind, those that mean something in a URL more often than others. */
    @Provide
    static Arbitrary<String> urls() {
        Arbitrary<String> rest = Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("abzAZ09-._~!$&'()*+,;=:@/?")
                                .ofMinLength(1),
                        Arbitraries.of(
                                "%41", "%aF", "%", "%4", "%zz", "#", "[", "]", "[::1]", " ", "\n", "\u00e9", "\\"),
                        Arbitraries.strings().ofMaxLength(2))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        return Arbitraries.of("http://", "https://", "http:", "HTTP://", "ftp://", "//", "")
                .flatMap(scheme -> rest.map(text -> scheme + text));
    }

    @Property(tries = 20_000)
    void readsEveryTextAsUriDoes(@ForAll("urls") String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            assertThatThrownBy(() -> HttpUrl.of(text)).hasMessage(e.getMessage());
            return;
        }

        HttpUrl url = HttpUrl.of(text);

        assertThat(url.uri()).isEqualTo(uri);
        assertThat(url.text()).isEqualTo(text);
        if (uri.getScheme() != null && uri.getRawAuthority() != null) {
            assertThat(url.beginning()).isEqualTo(uri.getScheme() + "://" + uri.getRawAuthority());
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            assertThat(url.target()).isEqualTo(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
            assertThat(url.target()).isEqualTo(HttpUrl.of(uri).target());
        }
        if (url.isPlain()) {
            assertThat(text).matches("[\\x21-\\x7e]+").doesNotContain("#");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, true",
        "http://host/, true",
        "http://host/a, true",
        "http://host?a, true",
        "http://host#a, true",
        "http://host/\u00e9, true",
        "http://hostevil/, false",
        "http://host.evil/, false",
        "http://host:80/, false",
        "http://host:8080/, false",
        "http://host@evil/, false",
        "http://host%2eevil/, false",
        "http://host;evil/, false",
        "http://user@host/, false",
        "http://evil/http://host/, false",
        "https://host/, false",
        "HTTP://host/, false",
        "http://Host/, false"
    })
    void beginsWithAnOriginOnlyWhereItsAuthorityEndsThere(String text, boolean begins) {
        assertThat(HttpUrl.of(text).begins("http://host")).isEqualTo(begins);
    }

    @Test
    void whatHasNoAuthorityBeginsWithNoOrigin() {
        assertThat(HttpUrl.of("//host/a").beginning()).isEmpty();
        assertThat(HttpUrl.of("http:host").beginning()).isEmpty();
        assertThat(HttpUrl.of("/a").begins("http://host")).isFalse();
    }

    @Test
    void showsNeitherUserNorQueryNorFragment() {
        assertThat(HttpUrl.of("https://u:planted@h/a?key=planted")).hasToString("https://h/a");
        assertThat(HttpUrl.of("https://h/a#planted")).hasToString("https://h/a");
    }

    @Test
    void isEqualToOneOfTheSameText() {
        assertThat(HttpUrl.of("https://h/a"))
                .isEqualTo(HttpUrl.of(URI.create("https://h/a")))
                .hasSameHashCodeAs(HttpUrl.of(URI.create("https://h/a")))
                .isNotEqualTo(HttpUrl.of("https://h/b"));
    }
}
