package dev.ostiary.badrequest;

import dev.ostiary.badrequest.Draft.Param;
import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways to spoil a request. */
final class Mutations {
  private static final Set<String> ADDRESSES =
      Set.of("redirect_uri", "returnTo", "post_logout_redirect_uri");
  private static final List<String> NAMES =
      List.of(
          "client_id",
          "redirect_uri",
          "state",
          "scope",
          "prompt",
          "max_age",
          "claims",
          "nonce",
          "id_token_hint",
          "login_hint",
          "ui_locales",
          "response_mode",
          "response_type",
          "audience",
          "resource",
          "request",
          "request_uri",
          "registration",
          "code_challenge",
          "acr_values",
          "connection",
          "screen_hint",
          "client_assertion",
          "client_assertion_type",
          "client_secret",
          "username",
          "realm",
          "logout_hint",
          "federated",
          "page",
          "per_page",
          "q",
          "sort",
          "fields",
          "include_totals",
          "x");
  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Origin",
          "Referer",
          "User-Agent",
          "Cookie",
          "Authorization",
          "Auth0-Client",
          "X-Request-Language",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "Forwarded",
          "Content-Type",
          "If-None-Match",
          "Range",
          "DPoP",
          "Access-Control-Request-Method",
          "Content-Encoding",
          "X-HTTP-Method-Override");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** One to three faults at once. */
  void spoil(Draft draft) {
    int faults = 1 + random.nextInt(3);
    for (int i = 0; i < faults; i++) {
      spoilOnce(draft);
    }
  }

  private void spoilOnce(Draft draft) {
    switch (random.nextInt(15)) {
      case 0, 1, 2 -> value(draft);
      case 3 -> remove(draft);
      case 4 -> repeat(draft);
      case 5 -> add(draft);
      case 6, 7 -> address(draft);
      case 8 -> encoding(draft);
      case 9 -> json(draft);
      case 10 -> body(draft);
      case 11 -> header(draft);
      case 12 -> path(draft);
      case 13 -> method(draft);
      default -> size(draft);
    }
  }

  private void value(Draft draft) {
    var params = draft.params();
    if (draft.json != null) {
      member(draft.json);
    } else if (!params.isEmpty()) {
      int at = random.nextInt(params.size());
      params.set(at, new Param(params.get(at).name(), Nasty.value(random), false));
    }
  }

  private void member(ObjectNode json) {
    var names = List.copyOf(json.propertyNames());
    var name = names.isEmpty() ? Nasty.pick(random, NAMES) : Nasty.pick(random, names);
    json.set(name, node(0));
  }

  private JsonNode node(int depth) {
    var all = Json.array();
    switch (random.nextInt(depth > 3 ? 6 : 8)) {
      case 0 -> all.addNull();
      case 1 -> all.add(random.nextLong());
      case 2 -> all.add(random.nextDouble() * 1e300);
      case 3 -> all.add(random.nextBoolean());
      case 4, 5 -> all.add(Nasty.value(random));
      case 6 -> all.add(Json.array().add(node(depth + 1)).add(node(depth + 1)));
      default -> {
        var object = Json.object();
        object.set(Nasty.pick(random, NAMES), node(depth + 1));
        all.add(object);
      }
    }
    return all.get(0);
  }

  private void remove(Draft draft) {
    var params = draft.params();
    if (draft.json != null && !draft.json.isEmpty()) {
      draft.json.remove(Nasty.pick(random, List.copyOf(draft.json.propertyNames())));
    } else if (!params.isEmpty()) {
      params.remove(random.nextInt(params.size()));
    }
  }

  private void repeat(Draft draft) {
    var params = draft.params();
    if (!params.isEmpty()) {
      var one = Nasty.pick(random, params);
      var value = random.nextBoolean() ? one.value() : Nasty.value(random);
      params.add(new Param(one.name() + (random.nextInt(3) == 0 ? "[]" : ""), value, false));
    }
  }

  private void add(Draft draft) {
    var name = random.nextInt(6) == 0 ? Nasty.value(random) : Nasty.pick(random, NAMES);
    if (draft.json == null) {
      draft.params().add(new Param(name, Nasty.value(random), false));
    } else {
      draft.json.set(name, node(0));
    }
  }

  private void address(Draft draft) {
    var params = draft.params();
    for (int i = 0; i < params.size(); i++) {
      if (ADDRESSES.contains(params.get(i).name())) {
        var name = params.get(i).name();
        var lookalike = Nasty.pick(random, Nasty.LOOKALIKES);
        var near = name.equals("redirect_uri") ? lookalike : lookalike.replace("/cb", "/out");
        params.set(i, new Param(name, near, false));
        return;
      }
    }
    value(draft);
  }

  private void encoding(Draft draft) {
    var name = Nasty.pick(random, NAMES);
    draft.params().add(new Param(name, Nasty.pick(random, Nasty.BAD_ENCODINGS), true));
  }

  private void json(Draft draft) {
    var text = Nasty.pick(random, Nasty.BAD_JSON);
    if (!draft.method.equals("GET")) {
      draft.body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void body(Draft draft) {
    if (draft.method.equals("GET")) {
      return;
    }
    var noise = new byte[random.nextInt(400)];
    random.nextBytes(noise);
    var type =
        Nasty.pick(
            random,
            List.of(
                "application/json",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=utf-16",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/xml",
                "*/*",
                ";;;"));
    draft.body(type, noise);
  }

  private void header(Draft draft) {
    var value = random.nextInt(10) == 0 ? "x".repeat(9_000) : Nasty.value(random);
    // Line breaks would begin another header, which is another fault.
    var line = value.replaceAll("[\\x00-\\x1f\\x7f]", "?");
    if (random.nextInt(6) == 0) {
      draft.header("Host", Nasty.pick(random, List.of("evil.example", "localhost:99999", "", "[")));
      draft.broken = true;
    } else {
      draft.header(Nasty.pick(random, HEADERS), line);
    }
  }

  private void path(Draft draft) {
    var tail =
        Nasty.pick(
            random,
            List.of(
                "/",
                "//",
                "/..",
                "/../..",
                "/%2e%2e",
                ";a=b",
                "/%00",
                "/%zz",
                "%",
                "/%ff",
                "/\\",
                "/%2f%2f",
                "/auth0%7C0",
                "/https%3A%2F%2Fa%2F",
                "/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x",
                "/" + "y".repeat(3_000),
                "/%253Cx",
                "/*"));
    draft.path += tail;
    draft.broken = true;
  }

  private void method(Draft draft) {
    draft.method =
        Nasty.pick(
            random,
            List.of(
                "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "get", "POST"));
    // Some of these never reach an endpoint.
    draft.broken = true;
  }

  /** Longer than any header of an answer, in characters of one to three bytes. */
  private void state(Draft draft) {
    draft.params().removeIf(p -> p.name().equals("state"));
    var character = Nasty.pick(random, List.of("x", "é", "語", "\uD83D\uDE00"));
    var text = character.repeat(1 + random.nextInt(60_000));
    draft.params().add(new Param("state", text, false));
  }

  private void size(Draft draft) {
    switch (random.nextInt(12)) {
      case 0 -> draft.params().add(new Param("x".repeat(70_000), "1", false));
      case 1 -> state(draft);
      case 2 -> {
        draft.params().add(new Param("x".repeat(80_000), "1", false));
        draft.params().add(new Param("x".repeat(80_000), "2", false));
      }
      case 3 -> draft.params().add(new Param("scope", "s ".repeat(10_000), false));
      case 4 -> {
        for (int i = 0; i < 300; i++) {
          draft.params().add(new Param("p" + i, "v", false));
        }
      }
      case 5 -> draft.header("Cookie", "a=b; ".repeat(3_000));
      default -> value(draft);
    }
  }
}
