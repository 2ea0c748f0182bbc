package dev.ostiary.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The library against a running server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PermissionsTest {
  @SuppressWarnings("NullAway.Init")
  private static RealServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new RealServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static Permissions permissions() {
    return Permissions.of(server.issuer(), RealServer.AUDIENCE);
  }

  @Test
  @Order(1)
  void itSaysWhatIsTrueNowWithOneToken() throws Exception {
    var permissions = permissions();
    var token = server.userToken(RealServer.AUDIENCE);
    assertThat(permissions.can(token, "read:orders")).isFalse();
    server.role("POST");
    assertThat(permissions.can(token, "read:orders")).isTrue();
    assertThat(permissions.granted(token).roles()).containsExactly("Clerk");
    // Confirmed with 304, the answer is the very same.
    assertThat(permissions.granted(token)).isSameAs(permissions.granted(token));
    server.role("DELETE");
    assertThat(permissions.can(token, "read:orders")).isFalse();
  }

  @Test
  @Order(2)
  void itMayTakeAnAnswerAsTrueForAWhile() throws Exception {
    var permissions = permissions().freshFor(Duration.ofHours(1));
    var token = server.userToken(RealServer.AUDIENCE);
    assertThat(permissions.can(token, "read:orders")).isFalse();
    server.role("POST");
    assertThat(permissions.can(token, "read:orders")).isFalse();
    assertThat(permissions().can(token, "read:orders")).isTrue();
    server.role("DELETE");
  }

  @Test
  @Order(3)
  void whatTheServerRefusesIsTold() throws Exception {
    var permissions = permissions();
    assertThatThrownBy(() -> permissions.granted("nonsense"))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("invalid_token");
    var management = server.issuer() + "api/v2/";
    var other = server.userToken(management);
    assertThatThrownBy(() -> permissions.granted(other)).isInstanceOf(TokenRefused.class);
    assertThatThrownBy(() -> Permissions.of(server.issuer(), management).granted(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("404");
    assertThatThrownBy(
            () -> Permissions.of(URI.create("http://localhost:1/"), "a").granted("token"))
        .isInstanceOf(IOException.class);
  }

  @Test
  @Order(4)
  void whoIsBlockedIsRefused() throws Exception {
    var permissions = permissions();
    var token = server.userToken(RealServer.AUDIENCE);
    assertThat(permissions.granted(token).permissions()).isEmpty();
    server.block();
    assertThatThrownBy(() -> permissions.granted(token)).isInstanceOf(TokenRefused.class);
  }

  @Test
  void formerNamesCountAsLongAsTheyWork() {
    var granted =
        new Granted(
            "a",
            Set.of("cancel:orders"),
            Set.of(),
            Map.of("delete:orders", "cancel:orders", "old:orders", "new:orders"));
    assertThat(granted.can("delete:orders")).isTrue();
    assertThat(granted.can("old:orders")).isFalse();
  }

  @Test
  void itNeedsNothingAndRunsOnJava17() throws IOException {
    var file = Path.of("target/classes/dev/ostiary/permissions/Permissions.class");
    // The major version of class files of Java 17.
    assertThat(Files.readAllBytes(file)[7]).isEqualTo((byte) 61);
    long size = 0;
    try (var files = Files.walk(Path.of("target/classes"))) {
      for (var each : files.filter(Files::isRegularFile).toList()) {
        var compressed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(compressed)) {
          Files.copy(each, out);
        }
        size += compressed.size();
      }
    }
    assertThat(size).isLessThan(16_000);
  }
}
