package dev.ostiary.badrequest;

import dev.ostiary.badrequest.Draft.Param;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Requests with one fault that decides the answer, to the letter of the contract. */
final class KnownFaults {
  private static final String INVALID_CODE = "Invalid authorization code";
  private final Seeds seeds;
  private final Random random;
  private final List<Supplier<Draft>> all;

  KnownFaults(Seeds seeds, Random random) {
    this.seeds = seeds;
    this.random = random;
    this.all =
        List.of(
            this::unknownClientOfAuthorize,
            this::foreignAddress,
            this::foreignAddress,
            this::foreignAddress,
            this::repeatedState,
            this::repeatedAtTheTokenEndpoint,
            this::malformedJson,
            this::notAString,
            this::unknownClientOfToken,
            this::wrongSecret,
            () -> seeds.code().expect(403, INVALID_CODE),
            () -> seeds.refresh().expect(403, "Unknown or invalid refresh token."),
            this::unsupportedGrant,
            this::missingGrantType,
            this::otherContentType,
            this::unknownAudience,
            this::tooLarge,
            this::noManagementToken,
            this::rubbishManagementToken,
            this::forgedManagementToken,
            this::wrongType,
            this::unknownHost,
            this::foreignLogoutAddress,
            this::weakSignup,
            this::rubbishAtUserinfo,
            this::unknownMember,
            this::wrongMethod);
  }

  Draft any() {
    return Nasty.pick(random, all).get();
  }

  private static void replace(Draft draft, String name, String value) {
    draft.params().replaceAll(p -> p.name().equals(name) ? new Param(name, value, false) : p);
  }

  private Draft unknownClientOfAuthorize() {
    var draft = seeds.authorize();
    replace(draft, "client_id", "nobody" + random.nextInt(1000));
    return draft.expect(403, "No application has the client_id");
  }

  private Draft foreignAddress() {
    var draft = seeds.authorize();
    var address = Nasty.pick(random, Nasty.LOOKALIKES);
    replace(draft, "redirect_uri", address);
    // NUL is refused before anybody looks at the address.
    return address.indexOf('\0') >= 0
        ? draft.expect(400, "A parameter contains NUL")
        : draft.expect(403, "Callback URL mismatch.");
  }

  private Draft repeatedState() {
    return seeds
        .authorize()
        .query("state", "again")
        .expect(302, "error_description=Repeated%20parameter%3A%20state");
  }

  private Draft repeatedAtTheTokenEndpoint() {
    return seeds.code().form("code", "again").expect(400, "Repeated parameter: code");
  }

  private Draft malformedJson() {
    var text = Nasty.pick(random, Nasty.BAD_JSON);
    return new Draft("POST", "/oauth/token")
        .body("application/json", text.getBytes(StandardCharsets.UTF_8))
        .expect(400, text.equals("\"x") ? "The body" : "The body is not well-formed JSON");
  }

  private Draft notAString() {
    var draft = seeds.code().asJson();
    var json = java.util.Objects.requireNonNull(draft.json);
    var name = Nasty.pick(random, List.copyOf(json.propertyNames()));
    if (random.nextBoolean()) {
      json.putArray(name).add("x");
    } else {
      json.putObject(name).put("x", 1);
    }
    return draft.expect(400, "Parameter " + name + " must be a string");
  }

  private Draft unknownClientOfToken() {
    var draft = seeds.code();
    replace(draft, "client_id", "nobody");
    return draft.expect(401, "Unknown client");
  }

  private Draft wrongSecret() {
    var draft = seeds.clientCredentials();
    replace(draft, "client_secret", "wrong" + random.nextInt());
    return draft.expect(401, "\"error_description\":\"Unauthorized\"");
  }

  private Draft unsupportedGrant() {
    var draft = seeds.code();
    replace(draft, "grant_type", "magic");
    return draft.expect(403, "Unsupported grant type: magic");
  }

  private Draft missingGrantType() {
    var draft = seeds.code();
    draft.form.removeIf(p -> p.name().equals("grant_type"));
    return draft.expect(400, "Missing required parameter: grant_type");
  }

  private Draft otherContentType() {
    return seeds
        .code()
        .header("Content-Type", "text/plain")
        .expect(415, "Content-Type must be application/json");
  }

  private Draft unknownAudience() {
    var draft = seeds.clientCredentials();
    replace(draft, "audience", "https://nowhere.example/");
    return draft.expect(403, "Service not found: https://nowhere.example/");
  }

  private Draft tooLarge() {
    if (random.nextInt() != 0) {
      return unsupportedGrant();
    }
    return seeds.code().form("x", "x".repeat(1_100_000)).expect(413, "larger than 1024 KiB");
  }

  private static Draft clients() {
    return new Draft("GET", "/api/v2/clients");
  }

  private Draft noManagementToken() {
    return clients().expect(401, "Missing authentication");
  }

  private Draft rubbishManagementToken() {
    return clients()
        .header("Authorization", "Bearer x" + random.nextInt())
        .expect(401, "Invalid token");
  }

  private Draft forgedManagementToken() {
    var token = seeds.world().token();
    // A character in the middle: the last one carries bits that do not count.
    int at = token.lastIndexOf('.') + 20;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return clients()
        .header(
            "Authorization", "Bearer " + token.substring(0, at) + other + token.substring(at + 1))
        .expect(401, "Invalid signature received for JSON Web Token validation");
  }

  private Draft wrongType() {
    return new Draft("POST", "/api/v2/clients")
        .json("{\"name\":" + random.nextInt(1000) + "}")
        .header("Authorization", "Bearer " + seeds.world().token())
        .expect(
            400,
            "Payload validation error: 'Expected type string but found type integer' on property name");
  }

  private Draft unknownHost() {
    var draft = random.nextBoolean() ? seeds.code() : clients();
    draft.header("Origin", "https://app.example");
    return draft.header("Host", "evil.example").expect(421, "No tenant answers to this host");
  }

  private Draft foreignLogoutAddress() {
    var address = Nasty.pick(random, Nasty.LOOKALIKES);
    return new Draft("GET", "/v2/logout")
        .query("client_id", seeds.world().spa())
        .query("returnTo", address.replace("/cb", "/elsewhere"))
        .expect(400, address.indexOf('\0') >= 0 ? "NUL" : "Allowed Logout URLs");
  }

  private Draft weakSignup() {
    return seeds.signup().expect(400, "PasswordStrengthError");
  }

  private Draft rubbishAtUserinfo() {
    return new Draft("GET", "/userinfo")
        .header("Authorization", "Bearer x" + random.nextInt())
        .expect(401, "Unauthorized");
  }

  private Draft unknownMember() {
    return new Draft("GET", "/api/v2/clients/nobody" + random.nextInt(1000))
        .header("Authorization", "Bearer " + seeds.world().token())
        .expect(404, "The client does not exist");
  }

  private Draft wrongMethod() {
    return new Draft("GET", "/oauth/token").expect(405, "Allowed: POST");
  }
}
