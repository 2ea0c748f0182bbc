package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.LinkedHashMap;
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

  /** What the claims parameter may name although it is not about the user's profile. */
  private static final Set<String> PROTOCOL = Set.of("sub", "auth_time", "acr", "amr");

  private final User user;
  private final boolean numericDates;
  private final Reason.Claims reasons;

  /** The claims of a user in a token, with a reason for each. */
  ProfileClaims(User user, boolean numericDates, Reason.Claims reasons) {
    this.user = user;
    this.numericDates = numericDates;
    this.reasons = reasons;
  }

  /**
   * The claims of a user.
   *
   * @param numericDates whether {@code updated_at} is seconds (OpenID Connect) or a text (Auth0)
   */
  public ProfileClaims(User user, boolean numericDates) {
    this(user, numericDates, Reason.Claims.UNHEARD);
  }

  /**
   * Adds the claims.
   *
   * @param wanted what the {@code claims} parameter asks for besides
   */
  public void add(ObjectNode target, Set<String> scopes, Wanted wanted) {
    var names = new LinkedHashMap<String, String>();
    for (var scope : scopes) {
      BY_SCOPE.getOrDefault(scope, Set.of()).forEach(name -> names.putIfAbsent(name, scope));
      if (SINGLE.contains(scope)) {
        names.putIfAbsent(scope, scope);
      }
    }
    wanted.names().forEach(name -> names.putIfAbsent(name, ""));
    names.forEach((name, scope) -> add(target, name, scope));
  }

  private void add(ObjectNode target, String name, String scope) {
    var value = value(name);
    if (value == null || value.isNull()) {
      if (!PROTOCOL.contains(name)) {
        reasons.dropped(name, "profile.no-value", "The user has none");
      }
      return;
    }
    target.set(name, value);
    if (scope.isEmpty()) {
      reasons.kept(name, "profile.claims", "The claims parameter asks for it");
    } else {
      reasons.kept(name, "profile.scope", "The scope " + scope + " opens it");
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

  private @Nullable JsonNode value(String name) {
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
