package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeysApiTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String kidOf(String place) {
    return api.get("/keys/signing")
        .has(200)
        .body()
        .valueStream()
        .filter(k -> Json.flag(k, place, false))
        .map(k -> Json.text(k, "kid", ""))
        .findFirst()
        .orElse("");
  }

  private static String published() {
    return api.server().http().get("/.well-known/jwks.json").body();
  }

  @Test
  void aRotationLetsTheNextKeySignAndKeepsThePreviousOnePublished() {
    var current = kidOf("current");
    var next = kidOf("next");
    var rotated = api.call("POST", "/keys/signing/rotate").has(201);
    assertThat(rotated.text("kid")).isEqualTo(next);
    assertThat(rotated.text("cert")).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(kidOf("current")).isEqualTo(next);
    var before = api.get("/keys/signing/" + current).has(200).body();
    assertThat(Json.flag(before, "previous", false)).isTrue();
    assertThat(kidOf("next")).isNotEmpty().isNotEqualTo(next);
    assertThat(published()).contains(current).contains(next);
  }

  @Test
  void aKeyStaysPublishedAsLongAsItsTokensMayLive() {
    var first = kidOf("current");
    api.call("POST", "/keys/signing/rotate").has(201);
    api.call("POST", "/keys/signing/rotate").has(201);
    assertThat(published()).contains(first);
    api.server().time().advance(Duration.ofDays(31));
    api.call("POST", "/keys/signing/rotate").has(201);
    assertThat(published()).doesNotContain(first);
  }

  @Test
  void theListOfKeysDoesNotGrowWithoutEnd() {
    for (int i = 0; i < 12; i++) {
      api.call("POST", "/keys/signing/rotate").has(201);
    }
    // Current, next, and eight that signed before; other algorithms have keys of their own.
    assertThat(published().split("\"RS256\"", -1)).hasSize(11);
  }

  @Test
  void aWithdrawnKeyIsPublishedNoMoreAndASuccessorSigns() {
    var current = kidOf("current");
    api.call("PUT", "/keys/signing/" + current + "/revoke").has(200);
    assertThat(published()).doesNotContain(current);
    assertThat(kidOf("current")).isNotEmpty().isNotEqualTo(current);
    var shown = api.get("/keys/signing/" + current).has(200);
    assertThat(Json.flag(shown.body(), "revoked", false)).isTrue();
    assertThat(shown.text("fingerprint")).matches("([0-9A-F]{2}:){19}[0-9A-F]{2}");
  }

  @Test
  void aKeyThatNobodyHasIsNotFound() {
    api.get("/keys/signing/none").isError(404, "inexistent_signing_key", "The key does not exist");
    api.call("PUT", "/keys/signing/none/revoke")
        .isError(404, "inexistent_signing_key", "The key does not exist");
  }
}
