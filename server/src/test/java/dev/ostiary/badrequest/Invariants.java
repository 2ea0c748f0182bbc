package dev.ostiary.badrequest;

import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for the answer to any request, however bad. */
final class Invariants {
  private static final Pattern OWN_PAGE =
      Pattern.compile("/(u/(login|signup|consent)|authorize/resume)\\?state=[A-Za-z0-9_-]{43}");
  private static final Pattern LOOPBACK =
      Pattern.compile("http://127\\.0\\.0\\.1(:\\d{1,5})?/native([?#].*)?");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
  private static final List<String> INSIDES =
      List.of(
          "\tat ",
          "Exception",
          "dev.ostiary",
          "org.eclipse",
          "java.lang",
          "SQLITE",
          "org.postgresql",
          "argon2",
          TestSecrets.PASSWORD);

  private final List<String> registered;
  private final String secret;

  /** Addresses that answers may lead to, and a secret that no answer may hold. */
  Invariants(List<String> registered, String secret) {
    this.registered = registered;
    this.secret = secret;
  }

  /** Words that must not come back. */
  static final class TestSecrets {
    static final String PASSWORD = "Open-the-door-1";

    private TestSecrets() {}
  }

  /** What is wrong with an answer; empty when nothing is. */
  List<String> broken(Draft draft, RawHttp.Answer answer) {
    var faults = new ArrayList<String>();
    if (answer.status() == 0) {
      if (!draft.broken) {
        faults.add("The connection was closed without an answer");
      }
      return faults;
    }
    if (answer.status() >= 500) {
      faults.add("A server error");
    }
    location(answer).ifPresent(faults::add);
    content(answer).ifPresent(faults::add);
    if (answer.status() >= 400 && !draft.head()) {
      shape(draft, answer).ifPresent(faults::add);
    }
    var expected = draft.expected;
    if (expected != null && !fits(answer, expected)) {
      faults.add("Expected " + expected);
    }
    return faults;
  }

  private static boolean fits(RawHttp.Answer answer, Draft.Expected expected) {
    return answer.status() == expected.status()
        && (answer.body() + answer.header("location")).contains(expected.text());
  }

  private Optional<String> location(RawHttp.Answer answer) {
    var location = answer.headers().get("location");
    if (location == null) {
      return Optional.empty();
    }
    if (location.size() > 1) {
      return Optional.of("Two Location headers");
    }
    return allowed(location.getFirst())
        ? Optional.empty()
        : Optional.of("It leads to " + location.getFirst());
  }

  private boolean allowed(String address) {
    if (!address.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\')) {
      return false;
    }
    return OWN_PAGE.matcher(address).matches()
        || LOOPBACK.matcher(address).matches()
        || registered.stream().anyMatch(r -> extended(address, r));
  }

  /** The registered address itself, or with a query or fragment behind it. */
  private static boolean extended(String address, String base) {
    if (!address.startsWith(base)) {
      return false;
    }
    var rest = address.substring(base.length());
    return rest.isEmpty()
        || rest.startsWith("#")
        || rest.startsWith(base.indexOf('?') < 0 ? "?" : "&");
  }

  private Optional<String> content(RawHttp.Answer answer) {
    var body = answer.body();
    for (var inside : INSIDES) {
      if (body.contains(inside)) {
        return Optional.of("It shows " + inside.strip());
      }
    }
    if (body.contains(secret)) {
      return Optional.of("It shows a secret");
    }
    var type = answer.header("content-type");
    if (type.startsWith("application/json")) {
      return Optional.empty();
    }
    if (body.contains("<zq") || body.contains("<svg/onload") || body.contains("<script>zq")) {
      return Optional.of("It reflects markup");
    }
    return ACTION
        .matcher(body)
        .results()
        .map(m -> m.group(1).replace("&amp;", "&"))
        .filter(a -> !a.startsWith("/") || a.startsWith("//"))
        .filter(a -> !allowed(a))
        .findFirst()
        .map(a -> "A form leads to " + a);
  }

  private static Optional<String> shape(Draft draft, RawHttp.Answer answer) {
    var type = answer.header("content-type");
    if (type.startsWith("text/html")) {
      boolean page = answer.headers().containsKey("content-security-policy");
      return page ? Optional.empty() : Optional.of("A page without a security policy");
    }
    if (draft.path.startsWith("/userinfo") && answer.status() == 401) {
      return answer.headers().containsKey("www-authenticate")
          ? Optional.empty()
          : Optional.of("No WWW-Authenticate");
    }
    if (!type.startsWith("application/json")) {
      return Optional.of("An error of type " + type);
    }
    JsonNode json;
    try {
      json = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      return Optional.of("Malformed JSON");
    }
    return json instanceof ObjectNode object && shaped(draft, answer, object)
        ? Optional.empty()
        : Optional.of("An error of another shape");
  }

  private static boolean shaped(Draft draft, RawHttp.Answer answer, ObjectNode json) {
    boolean oauth = isText(json, "error") && isText(json, "error_description") && json.size() == 2;
    // A path or a head that HTTP refuses never reaches the endpoint whose shape it would have.
    boolean ofHttp =
        json.size() == 4
            && isText(json, "error")
            && isText(json, "error_description")
            && isText(json, "message")
            && Json.number(json, "statusCode", 0) == answer.status();
    if (ofHttp) {
      return true;
    }
    if (draft.path.startsWith("/api/v2/")) {
      return Json.number(json, "statusCode", 0) == answer.status()
          && isText(json, "error")
          && isText(json, "message");
    }
    if (draft.path.startsWith("/dbconnections/")) {
      return isText(json, "code")
          && json.has("description")
          && Json.number(json, "statusCode", 0) == answer.status();
    }
    return oauth;
  }

  private static boolean isText(ObjectNode json, String name) {
    return Json.text(json, name) != null;
  }
}
