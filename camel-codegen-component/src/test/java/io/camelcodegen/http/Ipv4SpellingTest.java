package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "012.0.0.1, 10.0.0.1",
        "0012.0.0.01, 10.0.0.1",
        "167772161, 10.0.0.1",
        "0xa000001, 10.0.0.1",
        "0XA.0.0.0x1, 10.0.0.1",
        "10.1, 10.0.0.1",
        "10.0.1, 10.0.0.1",
        "10.0.0.1., 10.0.0.1",
        "0177.0.0.1, 127.0.0.1",
        "0x7f.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "0xa9fea9fe, 169.254.169.254",
        "169.254.43518, 169.254.169.254",
        "0, 0.0.0.0",
        "4294967295, 255.255.255.255",
        "0x, 0.0.0.0"
    })
    void everySpellingIsOneAddress(String spelling, String address) throws Exception {
        assertThat(Ipv4Spelling.isNumeric(spelling)).isTrue();
        assertThat(Ipv4Spelling.parse(spelling))
                .isEqualTo(InetAddress.getByName(address).getAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"256.0.0.1", "1.2.3.4.5", "1.2.3.256", "4294967296", "08.0.0.1", "1..2.3", "a.1", "0xffffffffff"
            })
    void aNumericHostThatIsNoAddressIsNone(String host) {
        assertThat(Ipv4Spelling.parse(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "1.example", "a1", "example.1a", "0xg", "x", ""})
    void aNameIsNotNumeric(String host) {
        assertThat(Ipv4Spelling.isNumeric(host)).isFalse();
    }
}
