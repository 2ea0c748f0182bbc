package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The clients and users of the sample tenant, from its {@code sample.json}. */
record Sample(ObjectNode json) {
  static final String AUDIENCE = "https://orders.example.com/";
  private static final String VERIFIER = "bench-bench-bench-bench-bench-bench-bench-bench";

  static Sample read(Path data) throws IOException {
    return new Sample(Json.own(Files.readString(data.resolve("sample.json"))));
  }

  /** A token request of the machine-to-machine client, its secret in the body. */
  String clientCredentials() {
    return clientCredentials(AUDIENCE);
  }

  /** The same for another API. */
  String clientCredentials(String audience) {
    var machine = Json.child(json, "m2m");
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", Json.text(machine, "client_id", ""));
    form.put("client_secret", Json.text(machine, "client_secret", ""));
    form.put("audience", audience);
    return Requests.post("/oauth/token", encode(form));
  }

  /** The address of an authorization request of the single-page app. */
  String authorize(String scope, boolean audience) {
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", spa("client_id"));
    query.put("redirect_uri", spa("url"));
    query.put("scope", scope);
    if (audience) {
      query.put("audience", AUDIENCE);
    }
    query.put("state", "bench");
    query.put("code_challenge", dev.ostiary.common.Hashes.sha256(VERIFIER));
    query.put("code_challenge_method", "S256");
    return "/authorize?" + encode(query);
  }

  /** The token request that redeems a code. */
  String redeem(String code) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", spa("client_id"));
    form.put("redirect_uri", spa("url"));
    form.put("code", code);
    form.put("code_verifier", VERIFIER);
    return Requests.post("/oauth/token", encode(form));
  }

  /** The token request that exchanges a refresh token. */
  String refresh(String token) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "refresh_token");
    form.put("client_id", spa("client_id"));
    form.put("refresh_token", token);
    return Requests.post("/oauth/token", encode(form));
  }

  /** The id of the machine-to-machine client. */
  String machine() {
    return Json.text(Json.child(json, "m2m"), "client_id", "");
  }

  /** A member of the single-page app. */
  String spa(String name) {
    return Json.text(Json.child(json, "spa"), name, "");
  }

  /** A member of the first user. */
  String user(String name) {
    return Json.text(json.get("users").get(0), name, "");
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
