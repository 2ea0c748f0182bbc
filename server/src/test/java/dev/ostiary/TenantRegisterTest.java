package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.document.TenantRowStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants come and go while a server runs on the same database. */
class TenantRegisterTest {
  private static final BothDatabases SERVERS = new BothDatabases();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static void withinASecond(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a second").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static TenantRegister register(TestServer server) {
    return new TenantRegister(server.config());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aRunningServerAnswersForANewHostWithinASecond(String database) {
    var server = SERVERS.on(database);
    var host = "Host: fresh.example";
    var path = "/.well-known/openid-configuration";
    assertThat(server.http().raw(path, host)).hasStatus(421);
    try (var register = register(server)) {
      register.create("fresh", "https", "fresh.example");
      withinASecond(() -> server.http().raw(path, host).status() == 200);
      assertThat(server.http().raw(path, host).body())
          .contains("\"issuer\":\"https://fresh.example/\"");
      register.delete("fresh");
      withinASecond(() -> server.http().raw(path, host).status() == 421);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingIsLeftOfADeletedTenant(String database) {
    var server = SERVERS.on(database);
    var other = server.secondTenant("brief");
    var user = other.user("somebody@example.com");
    var client = other.twin(server.client().confidential().create());
    var browser = other.browser();
    var tokens =
        browser
            .exchange(
                client,
                browser.signIn(
                    client, "somebody@example.com", Map.of("scope", "openid offline_access")))
            .json();
    var management = "Bearer " + other.managementToken();
    var bystander = server.user("bystander@example.com");
    var rows = new TenantRowStore(server.parts().database);
    assertThat(rows.tables()).contains("document", "users", "session", "log", "refresh_token");
    assertThat(rows.exist("brief")).isTrue();
    try (var register = register(server)) {
      register.delete("brief");
      assertThat(register.deleteLate("brief")).isZero();
    }
    for (var table : rows.tables()) {
      assertThat(count(server, table, "brief")).as(table).isZero();
    }
    server.parts().documents.refresh();
    assertThat(server.parts().clients.find("brief", client.id())).isEmpty();
    assertThat(server.parts().keys.published("brief")).isEmpty();
    assertThat(server.parts().connections.all("brief")).isEmpty();
    // The host is loopback: it is the first tenant's again, which knows none of these.
    assertThat(other.http().get("/api/v2/clients", "Authorization", management)).hasStatus(401);
    assertThat(
            other
                .http()
                .get(
                    "/userinfo", "Authorization", "Bearer " + TestApp.text(tokens, "access_token")))
        .hasStatus(401);
    assertThat(server.admin().user(bystander).id()).isEqualTo(bystander.id());
    assertThat(user.tenant()).isEqualTo("brief");
  }

  private static long count(TestServer server, String table, String tenant) {
    return server
        .parts()
        .database
        .read(
            tx ->
                tx.sql()
                    .createQuery("SELECT COUNT(*) FROM " + table + " WHERE tenant_id = :tenant")
                    .bind("tenant", tenant)
                    .mapTo(Long.class)
                    .one());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aNameCanBeUsedAgainAndHasNothingOfBefore(String database) {
    var server = SERVERS.on(database);
    try (var register = register(server)) {
      var before = register.create("again", "https", "again.example");
      register.delete("again");
      var after = register.create("again", "https", "again.example");
      server.parts().documents.refresh();
      assertThat(server.parts().clients.find("again", before.clientId())).isEmpty();
      assertThat(server.parts().clients.find("again", after.clientId())).isPresent();
      assertThat(server.parts().keys.published("again")).hasSize(2);
      assertThat(register.list())
          .filteredOn(line -> line.tenant().id().equals("again"))
          .singleElement()
          .satisfies(line -> assertThat(line.applications()).isEqualTo(1))
          .satisfies(line -> assertThat(line.users()).isZero());
      register.delete("again");
    }
  }

  @Test
  void whatIsLeftOfAnInterruptedMakingIsNotTakenOver() {
    var server = SERVERS.on("sqlite");
    server.parts().keys.ensure("half", dev.ostiary.jose.Algorithm.ES256);
    try (var register = register(server)) {
      assertThatThrownBy(() -> register.create("half", "https", "half.example"))
          .hasMessageContaining("ostiary tenant delete half --yes");
      register.delete("half");
      register.create("half", "https", "half.example");
      register.delete("half");
    }
  }

  @Test
  void theFirstTenantStays() {
    try (var register = register(SERVERS.on("sqlite"))) {
      assertThatThrownBy(() -> register.delete("default")).isInstanceOf(Config.BadConfig.class);
      assertThatThrownBy(() -> register.delete("nobody")).hasMessage("There is no tenant nobody");
      assertThat(register.list().getFirst().tenant().id()).isEqualTo("default");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Acme, https, acme.example",
    "-acme, https, acme.example",
    "'', https, acme.example",
    "default, https, acme.example",
    "acme, ftp, acme.example",
    "acme, https, Acme.example",
    "acme, https, acme.example/",
    "acme, https, https://acme.example",
    "acme, https, acme.example:0",
    "acme, https, acme.example:65536",
    "acme, https, acme.example:443",
    "acme, http, acme.example:80",
    "acme, https, acme..example",
    "acme, https, user@acme.example",
    "acme, https, acme.example:",
    "acme, https, ''",
    "acme, https, id.example",
    "acme, https, id.example:8443"
  })
  @DisplayName("WEB-07 what no browser would send, or sends elsewhere, is refused in one line")
  void aBadNameOrDomainIsRefused(String name, String scheme, String domain) {
    try (var register = register(SERVERS.on("sqlite"))) {
      assertThatThrownBy(() -> register.create(name, scheme, domain))
          .isInstanceOf(Config.BadConfig.class)
          .hasMessageNotContainingAny("\n");
      assertThat(register.list()).extracting(line -> line.tenant().id()).doesNotContain("acme");
    }
  }

  @Test
  void theSettingIssuerCannotTakeAnotherTenantsHost(@TempDir Path data) {
    try (var server = TestServer.start(Map.of(Setting.DATA, data.toString()));
        var register = register(server)) {
      register.create("acme", "https", "acme.example");
    }
    var config =
        Config.of(
            Map.of(
                Setting.DATA, data.toString(),
                Setting.PORT, "-1",
                Setting.HTTP_PORT, "0",
                Setting.ISSUER, "https://acme.example/"));
    try (var server = new Server(config, new Time())) {
      assertThatThrownBy(() -> server.start(config))
          .isInstanceOf(Config.BadConfig.class)
          .hasMessageContaining("the tenant acme's");
    }
  }
}
