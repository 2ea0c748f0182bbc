package dev.ostiary.job;

import static java.util.Map.entry;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.user.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user of an import may look like; the codes are those of Auth0's error reports. */
final class ImportRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@+~=|:-]{1,200}");
  private static final Pattern PICTURE = Pattern.compile("(https?://|data:image/)[^\\s\"'<>]+");

  /**
   * Why a user was not imported.
   *
   * @param code such as {@code INVALID_FORMAT}
   * @param path the member; empty when it is the user as a whole
   */
  record Problem(String code, String message, String path) {
    private static final int MAX = 300;

    ObjectNode toJson() {
      return Json.object()
          .put("code", code)
          .put("message", Text.start(message, MAX))
          .put("path", Text.start(path, MAX));
    }
  }

  private sealed interface Rule {}

  private record Words(int most) implements Rule {}

  private record Flag() implements Rule {}

  private record Obj() implements Rule {}

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("email", new Words(320)),
          entry("email_verified", new Flag()),
          entry("user_id", new Words(206)),
          entry("username", new Words(128)),
          entry("given_name", new Words(150)),
          entry("family_name", new Words(150)),
          entry("name", new Words(300)),
          entry("nickname", new Words(300)),
          entry("picture", new Words(4096)),
          entry("phone_number", new Words(30)),
          entry("phone_verified", new Flag()),
          entry("blocked", new Flag()),
          entry("user_metadata", new Obj()),
          entry("app_metadata", new Obj()),
          entry("password_hash", new Words(100)),
          entry("custom_password_hash", new Obj()));

  private ImportRules() {}

  /** Everything that is wrong with a user, hashes aside; members that are null count as absent. */
  static List<Problem> check(JsonNode given) {
    if (!(given instanceof ObjectNode user)) {
      return List.of(new Problem("INVALID_TYPE", expected("object", given), ""));
    }
    if (!Json.storable(user)) {
      return List.of(new Problem("INVALID_TYPE", "Text that no database can keep", ""));
    }
    var problems = new ArrayList<Problem>();
    for (var member : user.properties()) {
      check(member.getKey(), member.getValue(), problems);
    }
    if (problems.isEmpty()) {
      forms(user, problems);
    }
    return problems;
  }

  private static void check(String name, JsonNode value, List<Problem> problems) {
    var rule = RULES.get(name);
    if (value.isNull() && rule != null) {
      return;
    }
    switch (rule) {
      case null ->
          problems.add(
              new Problem(
                  "OBJECT_ADDITIONAL_PROPERTIES",
                  "Additional properties not allowed: " + name,
                  name));
      case Words text -> text(name, value, text.most(), problems);
      case Flag flag -> type(name, value, value.isBoolean(), "boolean", problems);
      case Obj object -> type(name, value, value.isObject(), "object", problems);
    }
  }

  private static void text(String name, JsonNode value, int most, List<Problem> problems) {
    type(name, value, value.isString(), "string", problems);
    if (value.isString()) {
      int length = value.stringValue().length();
      if (length == 0) {
        problems.add(new Problem("MIN_LENGTH", "String is too short (0 chars), minimum 1", name));
      } else if (length > most) {
        problems.add(
            new Problem(
                "MAX_LENGTH", "String is too long (" + length + " chars), maximum " + most, name));
      }
    }
  }

  private static void type(
      String name, JsonNode value, boolean fits, String type, List<Problem> problems) {
    if (!fits) {
      problems.add(new Problem("INVALID_TYPE", expected(type, value), name));
    }
  }

  private static String expected(String type, JsonNode value) {
    var found = value.getNodeType().name().toLowerCase(Locale.ROOT);
    return "Expected type " + type + " but found type " + found;
  }

  private static void forms(ObjectNode user, List<Problem> problems) {
    var email = Json.text(user, "email");
    if (email == null) {
      problems.add(
          new Problem(
              "OBJECT_MISSING_REQUIRED_PROPERTY", "Missing required property: email", "email"));
    } else if (!Registration.isEmail(email.strip())) {
      problems.add(
          new Problem("INVALID_FORMAT", "Object didn't pass validation for format email", "email"));
    }
    pattern(user, "user_id", ID, problems);
    pattern(user, "picture", PICTURE, problems);
    if (user.hasNonNull("password_hash") && user.hasNonNull("custom_password_hash")) {
      problems.add(
          new Problem(
              "ONE_OF_MULTIPLE",
              "Only one of password_hash and custom_password_hash is allowed",
              "custom_password_hash"));
    }
  }

  private static void pattern(
      ObjectNode user, String name, Pattern pattern, List<Problem> problems) {
    var text = Json.text(user, name);
    if (text != null && !pattern.matcher(ImportedUser.ownPart(text)).matches()) {
      problems.add(
          new Problem("PATTERN", "String does not match pattern " + pattern.pattern(), name));
    }
  }
}
