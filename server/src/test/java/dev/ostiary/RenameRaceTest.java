package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A permission gets one new name, however many give it one at the same moment. */
class RenameRaceTest {
  private static final BothDatabases SERVERS = new BothDatabases();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void oneOfManyRenamesWinsAndTheOthersAreTold(String database) {
    var server = SERVERS.on(database);
    var api = new ApiFixture(server);
    for (int round = 0; round < 5; round++) {
      var identifier = "https://" + Ids.hex(8) + ".example/";
      server.api(identifier, "old", "other");
      var role = server.role("Role " + identifier, identifier, List.of("old", "other"));
      var path =
          "/ostiary/v1/resource-servers/"
              + URLEncoder.encode(identifier, StandardCharsets.UTF_8)
              + "/permissions/rename";
      var next = new AtomicInteger();
      api.token("update:resource_servers");
      var answers =
          Race.run(
              () -> {
                var to = "new" + next.incrementAndGet();
                var body = Json.object().put("from", "old").put("to", to);
                return api.call("POST", path, Json.write(body), "update:resource_servers");
              });
      assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
      assertThat(answers).filteredOn(a -> a.status() == 404).hasSize(Race.RUNNERS - 1);
      assertThat(api.get("/roles/" + role + "/permissions").each("permission_name"))
          .containsExactlyInAnyOrderElementsOf(
              server
                  .parts()
                  .apis
                  .byIdentifier(dev.ostiary.tenant.Tenants.FIRST, identifier)
                  .orElseThrow()
                  .scopes()
                  .keySet());
    }
  }
}
