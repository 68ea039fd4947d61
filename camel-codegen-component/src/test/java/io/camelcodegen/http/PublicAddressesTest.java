package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "0.255.255.255", // this network
                "10.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "127.255.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.20.1.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.254",
                "255.255.255.255",
                "::",
                "::1",
                "::2",
                "::127.0.0.1",
                "::8.8.8.8", // IPv4-compatible, long deprecated
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::ffff:169.254.169.254",
                "::ffff:0:0",
                "::ffff:0:127.0.0.1", // IPv4-translated
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "64:ff9b:1::1",
                "64:ff9b::1:8.8.8.8",
                "100::1",
                "100:0:0:1::1",
                "2001::1",
                "2001:0:53aa:64c:0:0:80ff:fffe", // Teredo
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:30::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "2002:a9fe:a9fe::1",
                "2606:4700::5efe:127.0.0.1",
                "2606:4700::200:5efe:10.0.0.1", // ISATAP
                "3fff::1",
                "3fff:fff:ffff::1",
                "5f00::1",
                "4000::1",
                "8000::1",
                "c000::1",
                "fc00::1",
                "fd00::1",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1",
                "ff02::1",
                "ff0e::1",
                "ffff::1"
            })
    void aSpecialAddressIsNotPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.0.3.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2606:4700::1111",
                "2606:4700::5efe:8.8.8.8",
                "2a00:1450::1",
                "3ffe:ffff::1",
                "3fff:1000::1"
            })
    void anAddressOfTheOpenInternetIsPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Property
    void whatTheJvmKnowsAsSpecialIsNeverPublic(@ForAll @Size(4) byte[] bytes) throws Exception {
        InetAddress address = InetAddress.getByAddress(bytes);

        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();

        assertThat(special && PublicAddresses.isPublic(address)).isFalse();
    }

    @Property
    void anEmbeddedIpv4AddressIsNeverMorePublicThanItself(@ForAll @Size(4) byte[] v4) throws Exception {
        boolean plain = PublicAddresses.isPublic(InetAddress.getByAddress(v4));

        byte[] nat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, v4[0], v4[1], v4[2], v4[3]};
        byte[] sixToFour = {0x20, 0x02, v4[0], v4[1], v4[2], v4[3], 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

        assertThat(PublicAddresses.isPublic(InetAddress.getByAddress(nat64))).isEqualTo(plain);
        assertThat(PublicAddresses.isPublic(InetAddress.getByAddress(sixToFour)))
                .isEqualTo(plain);
    }
}
