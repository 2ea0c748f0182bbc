package dev.ostiary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestServer;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one look at the rows of many users finds, on either database. */
class StandingStoreTest {
  private final StandingStore store = new StandingStore();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theRowsOfThousandsOfUsersAreReadAtOnce(boolean postgres) {
    try (var shop = new Shop(postgres ? TestServer.startPostgres() : TestServer.start())) {
      var ann = shop.clerk();
      var ben = shop.user();
      shop.give(ben, shop.manager);
      shop.block(ben);
      var users = new TreeSet<>(Set.of(ann.id(), ben.id()));
      for (int i = 0; i < 2_000; i++) {
        users.add("auth0|" + i);
      }
      var organizations = Set.of("org_1", "org_2");
      var rows =
          shop.api.database().read(tx -> store.ofUsers(tx, ann.tenant(), users, organizations));
      assertThat(rows).containsOnlyKeys(ann.id(), ben.id());
      assertThat(rows.get(ann.id()))
          .containsExactly(is(ann, "blocked", "no"), has(ann, shop.clerk));
      assertThat(rows.get(ben.id()))
          .containsExactly(is(ben, "blocked", "yes"), has(ben, shop.manager));
      var foreign = shop.api.database().read(tx -> store.ofUsers(tx, "other", users, Set.of()));
      assertThat(foreign).isEmpty();
      var roles =
          shop.api
              .database()
              .read(tx -> store.ofRoles(tx, ann.tenant(), Set.of(shop.clerk, shop.manager)));
      assertThat(String.join(", ", roles.getOrDefault(shop.clerk, List.of())))
          .isEqualTo("https://orders.example/ create:orders, https://orders.example/ read:orders");
      assertThat(roles.get(shop.manager)).hasSize(3);
    }
  }

  private static StandingStore.Row is(User user, String kind, String value) {
    return new StandingStore.Row(user.id(), kind, "", value);
  }

  private static StandingStore.Row has(User user, String role) {
    return is(user, "role", role);
  }
}
