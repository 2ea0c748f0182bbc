package dev.ostiary.token;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tenant's own programs want in tokens beside what the planner decides. Kept with the code
 * of a sign-in, so that the tokens are those that its Actions were asked about.
 *
 * @param claims in the order in which they were set
 * @param scopes changes of the granted scopes, in order
 */
public record Customization(List<Claim> claims, List<ScopeChange> scopes) {
  /** Nothing. */
  public static final Customization NONE = new Customization(List.of(), List.of());

  /**
   * A claim.
   *
   * @param token {@link Reason#ACCESS} or {@link Reason#ID}
   * @param value null takes an earlier custom claim of the name away
   * @param by who wants it: kind, name, version and line of the program
   */
  public record Claim(String token, String name, @Nullable JsonNode value, String by) {}

  /** How the granted scopes change. */
  public enum Change {
    ADD,
    REMOVE,
    /** All are taken away but those added after it. */
    CLEAR
  }

  /** A change of the granted scopes; {@code scope} is empty for {@link Change#CLEAR}. */
  public record ScopeChange(Change change, String scope, String by) {}

  /** Whether nothing is wanted. */
  public boolean isEmpty() {
    return claims.isEmpty() && scopes.isEmpty();
  }

  /** This and then another. */
  public Customization and(Customization later) {
    var allClaims = new ArrayList<>(claims);
    allClaims.addAll(later.claims);
    var allScopes = new ArrayList<>(scopes);
    allScopes.addAll(later.scopes);
    return new Customization(List.copyOf(allClaims), List.copyOf(allScopes));
  }

  /** As it is stored. */
  public ObjectNode toJson() {
    var json = Json.object();
    var claimList = json.putArray("claims");
    for (var claim : claims) {
      var one = claimList.addObject().put("token", claim.token()).put("name", claim.name());
      one.set("value", claim.value());
      one.put("by", claim.by());
    }
    var scopeList = json.putArray("scopes");
    for (var scope : scopes) {
      scopeList
          .addObject()
          .put("change", scope.change().name())
          .put("scope", scope.scope())
          .put("by", scope.by());
    }
    return json;
  }

  /** Of what was stored. */
  public static Customization read(ObjectNode json) {
    if (json.isEmpty()) {
      return NONE;
    }
    var claims = new ArrayList<Claim>();
    for (var one : json.path("claims")) {
      var value = one.path("value");
      claims.add(
          new Claim(
              Json.text(one, "token", ""),
              Json.text(one, "name", ""),
              value.isNull() || value.isMissingNode() ? null : value,
              Json.text(one, "by", "")));
    }
    var scopes = new ArrayList<ScopeChange>();
    for (var one : json.path("scopes")) {
      scopes.add(
          new ScopeChange(
              Change.valueOf(Json.text(one, "change", "")),
              Json.text(one, "scope", ""),
              Json.text(one, "by", "")));
    }
    return new Customization(List.copyOf(claims), List.copyOf(scopes));
  }
}
