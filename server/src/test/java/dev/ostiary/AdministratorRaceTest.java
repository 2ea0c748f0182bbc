package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.administrator.Level;
import dev.ostiary.common.Ids;
import dev.ostiary.tenant.Tenants;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who become or unmake administrators at the same moment. */
class AdministratorRaceTest {
  private static final BothDatabases SERVERS = new BothDatabases();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static String fresh() {
    return Ids.alphanumeric(8).toLowerCase() + "@example.com";
  }

  private static boolean used(TestServer server, String tenant, String ticket, String user) {
    try {
      return server
          .parts()
          .database
          .write(
              tx -> {
                if (!server.administrators().admit(tx, tenant, ticket, user)) {
                  throw new NotAdmitted();
                }
                return true;
              });
    } catch (NotAdmitted e) {
      return false;
    }
  }

  private static final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-09 of many links for the first administrator one makes one")
  void theFirstHasOneWinner(String database) {
    var server = SERVERS.on(database);
    for (int round = 0; round < 8; round++) {
      var links =
          IntStream.range(0, Race.RUNNERS)
              .mapToObj(i -> server.administrators().inviteFirst(server.tenant()).orElseThrow())
              .map(link -> link.substring(link.indexOf('=') + 1))
              .toList();
      var users = IntStream.range(0, Race.RUNNERS).mapToObj(i -> "auth0|" + Ids.hex(24)).toList();
      var won =
          Race.run(
              Race.RUNNERS, i -> () -> used(server, Tenants.FIRST, links.get(i), users.get(i)));
      assertThat(won.stream().filter(w -> w)).hasSize(1);
      var all = server.administrators().list(Tenants.FIRST);
      assertThat(all).hasSize(1);
      // Without an administrator the next ones are for the first again.
      assertThat(server.administrators().remove(Tenants.FIRST, all.getFirst().userId())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-09 administrators who remove one another at the same moment leave one")
  void oneIsLeft(String database) {
    var server = SERVERS.on(database);
    var administrators = server.administrators();
    var users = IntStream.range(0, 6).mapToObj(i -> server.user(fresh()).id()).toList();
    for (int round = 0; round < 8; round++) {
      users.forEach(u -> administrators.add(Tenants.FIRST, u, Level.ADMINISTRATOR));
      Race.run(6, i -> () -> administrators.dismiss(Tenants.FIRST, users.get(i)));
      assertThat(administrators.count(Tenants.FIRST)).isEqualTo(1);
      administrators
          .list(Tenants.FIRST)
          .forEach(a -> administrators.remove(Tenants.FIRST, a.userId()));
    }
  }
}
