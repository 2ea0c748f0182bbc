package dev.ostiary.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.OutgoingAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests go that tenants name. */
class DestinationsTest {
  private static final String PUBLIC = "93.184.215.14";
  private static final String OWN = "93.184.215.15";

  private static Destinations rules(boolean development, String allowed) {
    return new Destinations(
        new Destinations.Rules(
            new OutgoingAddresses(allowed),
            development,
            () -> Set.of(8443, -1),
            address -> address.equals(address(OWN)) || Destinations.ofThisMachine(address)));
  }

  private static Target of(Destinations destinations, String url, String addresses) {
    var address = WebAddress.of(url);
    destinations.requirePort(address);
    return destinations.of(
        address, Arrays.stream(addresses.split(",")).map(DestinationsTest::address).toList());
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(Destinations destinations, String url, String addresses) {
    assertThatThrownBy(() -> of(destinations, url, addresses))
        .as(url + " " + addresses)
        .isInstanceOf(Refusal.class);
  }

  @Test
  void publicHostsAreCalledByHttps() {
    var target = of(rules(false, ""), "https://api.example.com/a?b=c", PUBLIC);
    assertThat(target.addresses()).containsExactly(address(PUBLIC));
    assertThat(target.path()).isEqualTo("/a?b=c");
    assertThat(target.port()).isEqualTo(443);
    of(rules(false, ""), "https://" + PUBLIC + ":8443/", PUBLIC);
    assertThatThrownBy(() -> of(rules(false, ""), "http://api.example.com/", PUBLIC))
        .hasMessage("Only https is called");
    of(rules(true, ""), "http://api.example.com/", PUBLIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.1",
        "10.1.2.3",
        "172.16.0.1",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::7f00:1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        PUBLIC + ",127.0.0.1",
        "10.0.0.1," + PUBLIC,
        PUBLIC + ",::1"
      })
  @DisplayName("OUT-02 OUT-07 every address of a name counts, and which one it is is not told")
  void internalAddressesAreRefused(String addresses) {
    for (var url : List.of("https://api.example.com/", "https://api.example.com:8080/")) {
      assertThatThrownBy(() -> of(rules(false, ""), url, addresses))
          .hasMessage("The host has no public address");
    }
    assertThatThrownBy(() -> rules(false, "").of(WebAddress.of("https://nobody/"), List.of()))
        .hasMessage("The host has no public address");
    refused(rules(false, ""), "http://api.example.com/", addresses);
  }

  @Test
  @DisplayName("OUT-06 ranges that the operator allows are called, also by http, and no others")
  void theOperatorAllowsRanges() {
    var rules = rules(false, "10.1.0.0/16");
    of(rules, "http://orders:8080/", "10.1.2.3");
    of(rules, "https://10.1.2.3/", "10.1.2.3");
    refused(rules, "http://orders:8080/", "10.2.2.3");
    refused(rules, "http://orders:8080/", "10.1.2.3,10.2.2.3");
    refused(rules, "http://orders:8080/", "10.1.2.3," + PUBLIC);
    refused(rules, "http://orders:25/", "10.1.2.3");
  }

  @Test
  void thisMachineIsCalledInDevelopmentOnlyButNeverThisServer() {
    of(rules(true, ""), "http://localhost:3001/", "127.0.0.1,::1");
    refused(rules(true, ""), "http://localhost:3001/", "127.0.0.1,10.0.0.1");
    refused(rules(true, ""), "https://localhost:8443/", "127.0.0.1");
    refused(rules(true, "127.0.0.0/8"), "https://localhost:8443/", "127.0.0.1");
    of(rules(false, "127.0.0.0/8"), "http://localhost:3001/", "127.0.0.1");
  }

  @Test
  @DisplayName("OUT-02 a public address of this machine is not called, whatever its port")
  void ownAddressesAreRefused() {
    for (var port : List.of("", ":9000", ":8443")) {
      assertThatThrownBy(() -> of(rules(true, ""), "https://api.example.com" + port, OWN))
          .hasMessage("The host has no public address");
    }
    of(rules(false, OWN), "https://api.example.com:9000", OWN);
    assertThat(Destinations.ofThisMachine(address("127.0.0.1"))).isTrue();
    assertThat(Destinations.ofThisMachine(address("0.0.0.0"))).isTrue();
    assertThat(Destinations.ofThisMachine(address(PUBLIC))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 25, 110, 143, 445, 465, 587, 993, 2049, 5060, 6000, 6667, 10080})
  @DisplayName("OUT-04 ports of other services are not called")
  void otherServicesAreNotCalled(int port) {
    refused(rules(true, "10.1.0.0/16"), "https://api.example.com:" + port + "/", PUBLIC);
    refused(rules(true, "10.1.0.0/16"), "https://api.example.com:" + port + "/", "10.1.0.1");
  }
}
