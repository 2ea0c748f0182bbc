package dev.ostiary.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,true",
    "10.0.0.0/8,11.0.0.0,false",
    "192.0.2.7,192.0.2.7,true",
    "192.0.2.7,192.0.2.8,false",
    "192.0.2.128/25,192.0.2.127,false",
    "0.0.0.0/0,203.0.113.9,true",
    "0.0.0.0/0,::1,false",
    "2001:db8::/32,2001:db8:ffff::1,true",
    "2001:db8::/32,2001:db9::,false",
    "10.0.0.0/8,::ffff:10.1.1.1,true",
    "10.0.0.0/8,localhost,false",
    "10.0.0.0/8,10.0.0.0/8,false"
  })
  void aRangeKnowsItsAddresses(String range, String address, boolean inside) {
    assertThat(IpRange.parse(range).orElseThrow().contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "10.0.0/8",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "::/129",
        "1.2.3.4/",
        "1.2.3.4/-1",
        "300.1.1.1",
        "fe80::1%eth0",
        "1.2.3.4 ",
        "*"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThat(IpRange.isRange(text)).isFalse();
  }

  @ParameterizedTest
  @DisplayName("OUT-02 no form of an internal address is allowed")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fec0::1"
      })
  void internalAddressesAreNotAllowed(String address) throws Exception {
    assertThat(new OutgoingAddresses("").allows(InetAddress.getByName(address))).isFalse();
  }

  @Test
  @DisplayName("OUT-06 whoever runs the server allows internal ranges, and no others")
  void exceptionsAreAllowed() throws Exception {
    var addresses = new OutgoingAddresses("10.1.0.0/16, ::1");
    assertThat(addresses.allows(InetAddress.getByName("10.1.9.9"))).isTrue();
    assertThat(addresses.allows(InetAddress.getByName("::1"))).isTrue();
    assertThat(addresses.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(addresses.allows(InetAddress.getByName("93.184.216.34"))).isTrue();
    assertThat(addresses.allows(InetAddress.getByName("2606:2800:220:1::1"))).isTrue();
    assertThatThrownBy(() -> new OutgoingAddresses("10.0.0.0/8,intern"))
        .hasMessage("Not a range: intern");
  }
}
