package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The claims about a user that a scope or the {@code claims} parameter opens (OpenID Connect Core
 * 5.4 and 5.5), for the ID token and for UserInfo alike.
 */
public final class ProfileClaims {
  private static final Map<String, Set<String>> BY_SCOPE =
      Map.of(
          "profile",
          new LinkedHashSet<>(
              java.util.List.of(
                  "nickname",
                  "name",
                  "picture",
                  "updated_at",
                  "given_name",
                  "family_name",
                  "middle_name",
                  "preferred_username",
                  "profile",
                  "website",
                  "gender",
                  "birthdate",
                  "zoneinfo",
                  "locale")),
          "email",
          new LinkedHashSet<>(java.util.List.of("email", "email_verified")),
          "phone",
          new LinkedHashSet<>(java.util.List.of("phone_number", "phone_number_verified")),
          "address",
          Set.of("address"));

  private static final Set<String> SINGLE =
      Set.of(
          "name",
          "given_name",
          "family_name",
          "nickname",
          "email_verified",
          "picture",
          "created_at",
          "identities");

  private ProfileClaims() {}

  /**
   * Adds the claims.
   *
   * @param claims the {@code claims} parameter, or null
   * @param part {@code id_token} or {@code userinfo}
   * @param numericDates whether {@code updated_at} is seconds (OpenID Connect) or a text (Auth0)
   */
  public static void add(
      ObjectNode target, User user, Set<String> scopes, Wanted wanted, boolean numericDates) {
    var names = new LinkedHashSet<String>();
    for (var scope : scopes) {
      names.addAll(BY_SCOPE.getOrDefault(scope, Set.of()));
      if (SINGLE.contains(scope)) {
        names.add(scope);
      }
    }
    names.addAll(wanted.names());
    for (var name : names) {
      var value = value(user, name, numericDates);
      if (value != null && !value.isNull()) {
        target.set(name, value);
      }
    }
  }

  /** Which claims the {@code claims} parameter asks for in one of its parts. */
  public record Wanted(Set<String> names) {
    /** Reads a parameter that was found well-formed before. */
    public static Wanted of(@Nullable String claims, String part) {
      return claims == null
          ? new Wanted(Set.of())
          : new Wanted(new LinkedHashSet<>(Json.child(Json.own(claims), part).propertyNames()));
    }
  }

  private static @Nullable JsonNode value(User user, String name, boolean numericDates) {
    var json = Json.object();
    switch (name) {
      case "name" -> json.put(name, user.name());
      case "nickname" -> json.put(name, user.nickname());
      case "picture" -> json.put(name, user.picture());
      case "email" -> json.put(name, user.email());
      case "email_verified" -> {
        if (user.email() != null) {
          json.put(name, user.emailVerified());
        }
      }
      case "updated_at" -> {
        if (numericDates) {
          json.put(name, user.updated().getEpochSecond());
        } else {
          json.put(name, user.updated().toString());
        }
      }
      case "created_at", "identities" -> json.set(name, user.toJson().get(name));
      case "given_name",
          "family_name",
          "middle_name",
          "preferred_username",
          "profile",
          "website",
          "gender",
          "birthdate",
          "zoneinfo",
          "locale",
          "phone_number",
          "phone_number_verified",
          "address" ->
          json.set(name, user.body().get(name));
      default -> {}
    }
    return json.get(name);
  }
}
