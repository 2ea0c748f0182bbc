package dev.ostiary.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.management.ManagementError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a probe may go. */
class TargetsTest {
  private static final String API = "api.example.com";
  private static final String PUBLIC = "93.184.215.14";

  private static Targets targets(boolean development, String allowed, String... answers) {
    var queue = new ArrayDeque<>(List.of(answers));
    return new Targets(
        new Targets.Rules(
            new OutgoingAddresses(allowed),
            development,
            host -> host.equals("id.example.com"),
            () -> Set.of(8443, -1),
            host -> {
              if (host.equals("localhost") || host.matches("[0-9.]+|[0-9a-f:]+")) {
                return InetAddress.getAllByName(host);
              }
              if (queue.isEmpty()) {
                throw new UnknownHostException(host);
              }
              return addresses(queue.size() > 1 ? queue.removeFirst() : queue.getFirst());
            }));
  }

  private static InetAddress[] addresses(String list) throws UnknownHostException {
    var all = list.split(",");
    var addresses = new InetAddress[all.length];
    for (int i = 0; i < all.length; i++) {
      addresses[i] = InetAddress.getByName(all[i]);
    }
    return addresses;
  }

  private static void refuses(Targets targets, String url) {
    assertThatThrownBy(() -> targets.of(url, host -> true))
        .as(url)
        .isInstanceOf(ManagementError.class);
  }

  @Test
  @DisplayName("OUT-06 this machine is called in development, or when the operator says so")
  void thisMachineIsCalledInDevelopmentOnly() {
    var url = "http://localhost:3001/orders?a=b";
    assertThat(targets(true, "").of(url, host -> false).path()).isEqualTo("/orders?a=b");
    assertThat(targets(false, "127.0.0.0/8 ::1/128").of(url, h -> false).port()).isEqualTo(3001);
    targets(true, "").of("https://[::1]:3001/", host -> false);
    targets(true, "").of("http://127.0.0.1:3001", host -> false);
    refuses(targets(false, ""), url);
    refuses(targets(false, "10.0.0.0/8"), url);
    // A name below localhost that leads elsewhere is not this machine.
    refuses(targets(true, "", PUBLIC), "http://api.localhost:3001/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8443/",
        "https://127.0.0.1:8443/x",
        "https://[::1]:8443/",
        "https://id.example.com/userinfo",
        "https://ID.example.com:9443/userinfo"
      })
  @DisplayName("OUT-02 the server does not call itself")
  void theServerItselfIsNotCalled(String url) {
    refuses(targets(true, "", PUBLIC), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@api.example.com/",
        "https://user:secret@localhost:3001/",
        "https://api.example.com/#there",
        "http://api.example.com/",
        "ftp://api.example.com/",
        "file:///etc/passwd",
        "https://api.example.com:25/",
        "https://api.example.com:80/",
        "https://api.example.com:0/",
        "https://api.example.com:99999/",
        "https://api.example.com./",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://0x7f.1/",
        "http://0x7f.1:3001/",
        "http://127.1:3001/",
        "http://2130706433:3001/",
        "http://0177.0.0.1:3001/",
        "http://127.0.0.01:3001/",
        "http://0.0.0.0:3001/",
        "http://[::]:3001/",
        "http://[::ffff:127.0.0.1]:3001/",
        "http://[::1%25lo]:3001/",
        "https://intern/",
        "https://api_internal.example.com/",
        "https://api.example.com\\@localhost/",
        "http://localhost:3001/a b",
        "http://localhost:3001/\r\nX-Evil: 1",
        "//api.example.com/",
        "api.example.com",
        "",
        "javascript:alert(1)"
      })
  @DisplayName("OUT-04 odd addresses, numbers for names, other schemes and ports are refused")
  void oddAddressesAreRefused(String url) {
    refuses(targets(true, "", PUBLIC), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fd00::1",
        "fe80::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        PUBLIC + ",127.0.0.1"
      })
  @DisplayName("OUT-02 OUT-07 every address of a name counts, and which one it is is not told")
  void internalAddressesAreRefused(String addresses) {
    refuses(targets(true, "", addresses), "https://" + API + "/");
    assertThatThrownBy(() -> targets(true, "", addresses).of("https://" + API, h -> true))
        .hasMessage("The host has no public address");
    assertThatThrownBy(() -> targets(true, "").of("https://" + API, h -> true))
        .hasMessage("The host has no public address");
  }

  @Test
  @DisplayName("OUT-02 a name is resolved once: a second answer leads nowhere else")
  void theAddressIsPinned() {
    var targets = targets(false, "", PUBLIC, "127.0.0.1");
    var target = targets.of("https://" + API + "/orders", host -> true);
    assertThat(target.addresses()).containsExactly(address(PUBLIC));
    assertThat(target.at(ProbeDomain.FILE).addresses()).containsExactly(address(PUBLIC));
    refuses(targets, "https://" + API + "/orders");
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onlyTheVerifiedHostAndPortIsCalled() {
    var targets = targets(false, "", PUBLIC);
    targets.of("https://api.example.com:8444/x", "api.example.com:8444"::equals);
    targets.of("https://API.example.com:443/x", "api.example.com"::equals);
    for (var url : List.of("https://api.example.com/", "https://b.example.com:8444/")) {
      assertThatThrownBy(() -> targets.of(url, "api.example.com:8444"::equals))
          .hasMessageContaining("Only hosts are probed that this tenant has verified");
    }
  }
}
