package dev.ostiary.block;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.connection.Connections;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserBlocksApiTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    api.server().settings("{\"default_directory\":\"" + Connections.STANDARD + "\"}");
    app = api.server().app(api.server().client().confidential().grantType("password").create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpCalls.Answer signIn(String email, String password) {
    return app.token(Map.of("grant_type", "password", "username", email, "password", password));
  }

  private static void holdOff(String email) {
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(email, "wrong")).hasStatus(403);
    }
    assertThat(signIn(email, TestServer.PASSWORD)).hasStatus(429);
  }

  @Test
  void whoFailedTooOftenIsShownAndMayTryAgain() {
    var user = api.server().user("tired@example.com");
    var byName = "/user-blocks?identifier=Tired@example.com";
    var byId = "/user-blocks/" + user.id().replace("|", "%7C");
    assertThat(api.get(byName).has(200).body().get("blocked_for")).isEmpty();
    holdOff("tired@example.com");
    var block = api.get(byName).has(200).body().get("blocked_for").get(0);
    assertThat(block.get("identifier").stringValue()).isEqualTo("tired@example.com");
    assertThat(block.get("ip").stringValue()).isEqualTo("127.0.0.1");
    assertThat(block.get("connection").stringValue()).isEqualTo(Connections.STANDARD);
    assertThat(api.get(byId).has(200).body()).isEqualTo(api.get(byName).body());
    assertThat(api.get(byId + "?consider_brute_force_enablement=true").body())
        .isEqualTo(api.get(byName).body());
    api.call("DELETE", byId).has(204);
    assertThat(signIn("tired@example.com", TestServer.PASSWORD)).hasStatus(200);
    holdOff("tired@example.com");
    api.call("DELETE", byName).has(204);
    assertThat(signIn("tired@example.com", TestServer.PASSWORD)).hasStatus(200);
  }

  @Test
  void blocksPassAndUnknownUsersHaveNone() {
    api.server().user("later@example.com");
    holdOff("later@example.com");
    api.server().time().advance(Duration.ofHours(25));
    assertThat(api.get("/user-blocks?identifier=later@example.com").body().get("blocked_for"))
        .isEmpty();
    api.get("/user-blocks").has(400);
    api.call("DELETE", "/user-blocks").has(400);
    api.get("/user-blocks/none").isError(404, "inexistent_user", "The user does not exist.");
    api.call("DELETE", "/user-blocks/none").has(404);
  }

  @Test
  void noAddressIsBlockedAsAWhole() {
    api.get("/anomaly/blocks/ips/203.0.113.7").isError(404, null, "The IP address is not blocked.");
    api.call("DELETE", "/anomaly/blocks/ips/2001:db8::1").has(204);
    api.get("/anomaly/blocks/ips/somebody").has(400);
  }
}
