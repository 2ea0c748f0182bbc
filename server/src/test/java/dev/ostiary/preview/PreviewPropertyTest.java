package dev.ostiary.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestBrowser;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import dev.ostiary.preview.PreviewWorld.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the preview says is what happens: random tenants, users, applications and requests, each
 * first previewed and then really made over HTTP. {@code -Dfuzz.seed} repeats a run, {@code
 * -Dpreview.cases} makes it longer.
 */
class PreviewPropertyTest {
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int CASES = Integer.getInteger("preview.cases", 1_000);
  private static final int PER_WORLD = 250;

  /**
   * Every so many answers are held against the declared schema, which takes longer than all else.
   */
  private static final int CHECKED = 20;

  private static final String PREVIEWS = "/ostiary/v1/token-previews";

  /** Different each time; the preview says so itself. */
  private static final List<String> VARIES = List.of("iat", "exp", "jti", "sid", "auth_time");

  /** Hashes of other tokens of the same answer: known when they are signed. */
  private static final List<String> HASHES = List.of("at_hash", "c_hash");

  private final Map<String, Integer> seen = new TreeMap<>();
  private final ApiFixture api = new ApiFixture();
  private final String token = api.server().managementToken();

  @Test
  void thePreviewsClaimsAreTheIssuedTokensClaims() {
    System.out.println("PreviewPropertyTest: -Dfuzz.seed=" + SEED);
    var random = new Random(SEED);
    try (api) {
      for (int done = 0, world = 0; done < CASES; world++) {
        var made = new PreviewWorld(api, random, world);
        for (int i = 0; i < PER_WORLD && done < CASES; i++, done++) {
          if (i == PER_WORLD * 4 / 5) {
            made.block();
          }
          compare(made.wish());
        }
      }
    }
    System.out.println("PreviewPropertyTest: " + seen);
    assertThat(seen.keySet()).contains("tokens", "refused", "consent", "refreshed", "opaque");
  }

  private void compare(Wish wish) {
    var preview = preview(wish, wish.grant(), wish.values());
    var what = "-Dfuzz.seed=" + SEED + " " + wish.grant() + " " + wish.values() + "\n" + preview;
    try {
      if (wish.person() == null) {
        compareMachine(wish, preview);
      } else {
        compareUser(wish, preview);
      }
    } catch (AssertionError e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
  }

  private ObjectNode preview(Wish wish, String grant, Map<String, String> values) {
    var body = Json.object().put("client_id", wish.client().id()).put("grant_type", grant);
    if (wish.person() != null) {
      body.put("user_id", wish.person().id());
    }
    values.forEach(
        (name, value) -> {
          switch (name) {
            case "max_age" -> body.put(name, Long.parseLong(value));
            case "claims" -> body.set(name, Json.own(value));
            default -> body.put(name, value);
          }
        });
    if (seen.getOrDefault("tokens", 0) % CHECKED == 0) {
      return api.call("POST", PREVIEWS, Json.write(body)).has(200).object();
    }
    var answer =
        api.server()
            .http()
            .json("POST", PREVIEWS, Json.write(body), "Authorization", "Bearer " + token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private void compareMachine(Wish wish, ObjectNode preview) {
    var fields = fields(wish, "client_credentials");
    fields.putAll(wish.values());
    var answer = api.server().http().form("/oauth/token", fields);
    if (refused(preview, answer.status(), answer.json())) {
      return;
    }
    count("machine");
    compareTokens(preview, answer.json());
  }

  private static Map<String, String> fields(Wish wish, String grant) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", grant);
    fields.put("client_id", wish.client().id());
    fields.put("client_secret", String.valueOf(wish.client().secret()));
    return fields;
  }

  /** Whether nothing was issued, in truth and in the preview, for the same reason. */
  private boolean refused(ObjectNode preview, int status, JsonNode answer) {
    var refusal = preview.get("refused");
    if (refusal.isNull()) {
      assertThat(Json.text(answer, "error")).isNull();
      return false;
    }
    count("refused");
    assertThat(Json.text(answer, "error")).isEqualTo(Json.text(refusal, "error"));
    assertThat(Json.text(answer, "error_description"))
        .isEqualTo(Json.text(refusal, "error_description"));
    if (status != 302) {
      assertThat(status).isEqualTo(refusal.get("status").intValue());
    }
    return true;
  }

  private void compareUser(Wish wish, ObjectNode preview) {
    boolean code = wish.grant().equals("authorization_code");
    var request = new LinkedHashMap<>(TestBrowser.request(wish.client(), "v".repeat(43)));
    request.remove("scope");
    request.putAll(wish.values());
    request.put("prompt", "none");
    if (!code) {
      boolean id = wish.values().getOrDefault("scope", "").matches("(.* )?openid( .*)?");
      boolean both = id && wish.values().containsKey("nonce");
      request.put("response_type", both ? "id_token token" : "token");
      request.keySet().removeIf(k -> k.startsWith("code_"));
    }
    var browser = Objects.requireNonNull(wish.person()).browser();
    var values = answered(browser.authorize(request));
    boolean asks =
        preview.get("prompts").valueStream().skip(1).anyMatch(p -> Json.flag(p, "shown", false));
    if ("consent_required".equals(Json.text(values, "error"))) {
      count("consent");
      assertThat(asks).isTrue();
      request.remove("prompt");
      var page = browser.authorize(request);
      values = answered(browser.submit(page, "/u/consent", Map.of("action", "accept")));
    } else if (preview.get("refused").isNull()) {
      assertThat(asks).isFalse();
    }
    if ("login_required".equals(Json.text(values, "error"))) {
      // Blocking ended the session, or another account would be needed: the user's connection is
      // not open here.
      assertThat(Json.text(preview.get("refused"), "error_description"))
          .containsAnyOf("connection", "user is blocked");
      count("login");
      return;
    }
    if (refused(preview, 302, values)) {
      return;
    }
    if (code) {
      exchange(wish, preview, Json.text(values, "code"));
    } else {
      count("implicit");
      compareTokens(withoutIdToken(preview, request), values);
    }
  }

  /** An ID token comes from the authorization endpoint only when its response type is asked for. */
  private static ObjectNode withoutIdToken(ObjectNode preview, Map<String, String> request) {
    return "token".equals(request.get("response_type"))
        ? preview.deepCopy().putNull("id_token")
        : preview;
  }

  private static ObjectNode answered(HttpCalls.Answer answer) {
    var json = Json.object();
    TestBrowser.callback(answer, "").values().toMap().forEach(json::put);
    return json;
  }

  private void exchange(Wish wish, ObjectNode preview, @Nullable String code) {
    var fields = fields(wish, "authorization_code");
    fields.put("code", String.valueOf(code));
    fields.put("redirect_uri", wish.client().callbacks().getFirst());
    fields.put("code_verifier", "v".repeat(43));
    var answer = api.server().http().form("/oauth/token", fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    compareTokens(preview, answer.json());
    var refresh = Json.text(answer.json(), "refresh_token");
    assertThat(refresh != null).isEqualTo(Json.flag(preview, "refresh_token", false));
    if (refresh != null) {
      refresh(wish, preview, refresh);
    }
  }

  private void refresh(Wish wish, ObjectNode before, String token) {
    var values = new LinkedHashMap<>(wish.values());
    values.keySet().removeAll(List.of("max_age", "nonce"));
    values.put("scope", Json.text(before, "scope", ""));
    var preview = preview(wish, "refresh_token", values);
    var fields = fields(wish, "refresh_token");
    fields.put("refresh_token", token);
    var answer = api.server().http().form("/oauth/token", fields);
    if (!refused(preview, answer.status(), answer.json())) {
      count("refreshed");
      compareTokens(preview, answer.json());
    }
  }

  private void compareTokens(ObjectNode preview, JsonNode answer) {
    count("tokens");
    var access = preview.get("access_token");
    var token = Json.text(answer, "access_token", "");
    assertThat(token).hasSize(access.get("length").intValue());
    assertThat(answer.get("expires_in").asInt()).isEqualTo(access.get("lifetime").intValue());
    if (Json.text(access, "format", "").equals("jwt")) {
      var jws = Jws.parse(token).orElseThrow();
      assertThat(jws.alg()).isEqualTo(Json.text(access, "alg", "").replace("EDDSA", "EdDSA"));
      assertThat(jws.typ()).isEqualTo(Json.text(access, "typ"));
      compareClaims((ObjectNode) access.get("claims"), jws.claims());
    } else {
      count("opaque");
    }
    var id = Json.text(answer, "id_token");
    assertThat(id != null).as("an ID token").isEqualTo(preview.get("id_token").isObject());
    if (id != null) {
      var claims = Jws.parse(id).orElseThrow().claims();
      compareClaims((ObjectNode) preview.get("id_token").get("claims"), claims.remove(HASHES));
    }
  }

  private static void compareClaims(ObjectNode expected, ObjectNode issued) {
    assertThat(issued.propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    long life = issued.get("exp").longValue() - issued.get("iat").longValue();
    assertThat(life).isEqualTo(expected.get("exp").longValue() - expected.get("iat").longValue());
    assertThat(issued.deepCopy().remove(VARIES)).isEqualTo(expected.deepCopy().remove(VARIES));
  }
}
