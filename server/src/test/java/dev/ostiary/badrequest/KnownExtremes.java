package dev.ostiary.badrequest;

import dev.ostiary.badrequest.Draft.Param;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Faults at the edges of what can be stored, encoded and sent back, each with its answer. */
final class KnownExtremes {
  private static final String FORM = "application/x-www-form-urlencoded";
  private final Seeds seeds;
  private final Random random;
  private final List<Supplier<Draft>> all;

  KnownExtremes(Seeds seeds, Random random) {
    this.seeds = seeds;
    this.random = random;
    this.all =
        List.of(
            this::stateLongerThanAHeader,
            this::nameLongerThanAHeader,
            this::cutInsideAPair,
            this::lineBreakInLogout,
            this::rawNul,
            this::bytesThatAreNoText,
            this::halfAPairInJson,
            this::nulInSignup);
  }

  Draft any() {
    return Nasty.pick(random, all).get();
  }

  private Draft posted() {
    var draft = new Draft("POST", "/authorize");
    seeds.authorize().query.forEach(p -> draft.form(p.name(), p.value()));
    return draft;
  }

  private Draft stateLongerThanAHeader() {
    var character = Nasty.pick(random, List.of("x", "é", "語", "\uD83D\uDE00"));
    var state = character.repeat(8_193 + random.nextInt(60_000));
    var draft = posted();
    draft.form.replaceAll(p -> p.name().equals("state") ? new Param("state", state, false) : p);
    return draft.expect(400, "Parameter state is too long");
  }

  private Draft nameLongerThanAHeader() {
    var name = "x".repeat(70_000);
    return posted().form(name, "1").form(name, "2").expect(303, "Repeated%20parameter%3A%20x");
  }

  private Draft cutInsideAPair() {
    var type = "a".repeat(random.nextInt(4)) + "\uD83D\uDE00".repeat(150);
    var draft = seeds.authorize();
    draft.query.replaceAll(
        p -> p.name().equals("response_type") ? new Param(p.name(), type, false) : p);
    return draft.expect(302, "error=unsupported_response_type");
  }

  private Draft lineBreakInLogout() {
    return new Draft("GET", random.nextBoolean() ? "/v2/logout" : "/oidc/logout")
        .query("client_id", seeds.world().spa())
        .query("returnTo", "https://app.example/out?\r\nX-Zq: 1")
        .query("post_logout_redirect_uri", "https://app.example/out?a=\u0001\u0436")
        .expect(400, "Allowed Logout URLs");
  }

  private static Draft token(byte[] body) {
    return new Draft("POST", "/oauth/token").body(FORM, body);
  }

  private Draft rawNul() {
    return token("grant_type=a&client_id=\0b".getBytes(StandardCharsets.UTF_8))
        .expect(400, "A parameter contains NUL");
  }

  private Draft bytesThatAreNoText() {
    return token("grant_type=a&client_id=\u00ff".getBytes(StandardCharsets.ISO_8859_1))
        .expect(400, "Not UTF-8");
  }

  private Draft halfAPairInJson() {
    var body = "{\"grant_type\":\"magic\",\"client_id\":\"\\ud83d" + random.nextInt() + "\"}";
    return new Draft("POST", "/oauth/token")
        .body("application/json", body.getBytes(StandardCharsets.UTF_8))
        .expect(400, "The body is not well-formed JSON");
  }

  private Draft nulInSignup() {
    var body = "{\"client_id\":\"x\",\"email\":\"a\\u0000@example.com\"}";
    return new Draft("POST", "/dbconnections/signup")
        .body("application/json", body.getBytes(StandardCharsets.UTF_8))
        .expect(400, "\"name\":\"BadRequestError\",\"code\":\"invalid_request\"");
  }
}
