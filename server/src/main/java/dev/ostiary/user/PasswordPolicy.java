package dev.ostiary.user;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a connection asks of passwords: Auth0's levels none, low, fair, good, excellent.
 *
 * @param minLength least number of characters
 */
public record PasswordPolicy(String level, int minLength) {
  /**
   * A rule and whether a password keeps it.
   *
   * @param code Auth0's name: lengthAtLeast, containsAtLeast, shouldContain, identicalChars
   * @param args numbers of the message
   */
  public record Rule(String code, List<Integer> args, boolean verified) {}

  private record Kind(String code, String message, IntPredicate test) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("lowerCase", "lower case letters (a-z)", Character::isLowerCase),
          new Kind("upperCase", "upper case letters (A-Z)", Character::isUpperCase),
          new Kind("numbers", "numbers (i.e. 0-9)", Character::isDigit),
          new Kind(
              "specialCharacters",
              "special characters (e.g. !@#$%^&*)",
              c -> !Character.isLetterOrDigit(c) && !Character.isWhitespace(c)));

  /**
   * The policy of a level.
   *
   * @param ownMinLength the connection's own least length, or 0
   */
  public static PasswordPolicy of(String level, int ownMinLength) {
    int standard =
        switch (level) {
          case "none" -> 1;
          case "low" -> 6;
          case "excellent" -> 10;
          default -> 8;
        };
    return new PasswordPolicy(level, ownMinLength > 0 ? ownMinLength : standard);
  }

  /** The rules, checked against a password. */
  public List<Rule> check(String password) {
    var rules = new ArrayList<Rule>();
    int length = password.codePointCount(0, password.length());
    rules.add(
        new Rule(
            "lengthAtLeast",
            List.of(minLength),
            length >= minLength && password.length() <= Passwords.MAX_LENGTH));
    switch (level) {
      case "fair" -> rules.add(new Rule("shouldContain", List.of(3), kinds(password, 3) == 3));
      case "good", "excellent" ->
          rules.add(new Rule("containsAtLeast", List.of(3, 4), kinds(password, 4) >= 3));
      default -> {}
    }
    if (level.equals("excellent")) {
      rules.add(new Rule("identicalChars", List.of(2), !repeats(password)));
    }
    return rules;
  }

  /** Whether every rule is kept. */
  public boolean accepts(String password) {
    return check(password).stream().allMatch(Rule::verified);
  }

  private static int kinds(String password, int of) {
    return (int)
        KINDS.stream().limit(of).filter(k -> password.codePoints().anyMatch(k.test())).count();
  }

  private static boolean repeats(String password) {
    for (int i = 2; i < password.length(); i++) {
      if (password.charAt(i) == password.charAt(i - 1)
          && password.charAt(i) == password.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }

  /** The error of {@code /dbconnections/signup} as Auth0 words it. */
  public ObjectNode strengthError(String password) {
    var rules = Json.array();
    var texts = new ArrayList<String>();
    for (var rule : check(password)) {
      var json =
          Json.object()
              .put("message", message(rule.code()))
              .put("code", rule.code())
              .put("verified", rule.verified());
      var format = json.putArray("format");
      rule.args().forEach(format::add);
      if (rule.code().equals("containsAtLeast") || rule.code().equals("shouldContain")) {
        items(json, password, rule.code().equals("shouldContain") ? 3 : 4);
      }
      rules.add(json);
      texts.add("* " + filled(rule));
    }
    var description = Json.object().put("verified", false);
    description.set("rules", rules);
    var error =
        Json.object()
            .put("name", "PasswordStrengthError")
            .put("message", "Password is too weak")
            .put("code", "invalid_password")
            .put("policy", String.join("\n", texts))
            .put("statusCode", 400);
    error.set("description", description);
    return error;
  }

  private static void items(ObjectNode json, String password, int count) {
    var items = json.putArray("items");
    KINDS.stream()
        .limit(count)
        .forEach(
            k ->
                items.add(
                    Json.object()
                        .put("message", k.message())
                        .put("code", k.code())
                        .put("verified", password.codePoints().anyMatch(k.test()))));
  }

  private static String message(String code) {
    return switch (code) {
      case "lengthAtLeast" -> "At least %d characters in length";
      case "containsAtLeast" -> "Contain at least %d of the following %d types of characters:";
      case "shouldContain" -> "Should contain:";
      default -> "No more than %d identical characters in a row (e.g., \"%s\" not allowed)";
    };
  }

  private static String filled(Rule rule) {
    return switch (rule.code()) {
      case "lengthAtLeast", "containsAtLeast" ->
          message(rule.code()).formatted(rule.args().toArray());
      case "identicalChars" -> message(rule.code()).formatted(rule.args().getFirst(), "aaa");
      default -> message(rule.code());
    };
  }
}
