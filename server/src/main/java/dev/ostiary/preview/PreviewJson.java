package dev.ostiary.preview;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.role.Permission;
import dev.ostiary.token.Reason;
import dev.ostiary.token.Reason.Decision;
import dev.ostiary.token.TokenPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A preview as JSON. */
final class PreviewJson {
  /** Characters above which headers and cookies of others begin to fail. */
  private static final int BUDGET = 2_048;

  private static final List<String> VARIES = List.of("iat", "exp", "jti", "sid", "auth_time");

  private final TokenPreviews previews;
  private final TokenPreviews.Outcome outcome;

  PreviewJson(TokenPreviews previews, TokenPreviews.Outcome outcome) {
    this.previews = previews;
    this.outcome = outcome;
  }

  ObjectNode json() {
    var plan = outcome.plan();
    var json = Json.object().put("grant_type", outcome.request().grant().value());
    json.set("refused", refusal());
    json.set("access_token", plan == null ? null : accessToken(plan));
    json.set("id_token", plan == null ? null : idToken(plan));
    json.put("refresh_token", plan != null && plan.refreshable());
    json.put("scope", plan == null ? "" : Scope.join(plan.scopes()));
    json.set("decisions", decisions(plan));
    json.set("dropped", dropped(plan));
    json.set("prompts", prompts());
    json.putArray("actions").addAll(outcome.programs().asked().executions());
    json.set("varies", Json.array(VARIES));
    json.set("size", plan == null ? null : size(json));
    return json;
  }

  private @Nullable ObjectNode refusal() {
    OAuthError error = outcome.refusal();
    if (error == null) {
      return null;
    }
    boolean rfc = outcome.request().tenant().rfcBehaviour();
    return Json.object()
        .put("error", error.code(rfc))
        .put("error_description", error.description())
        .put("status", error.status(rfc))
        .put("reason", error.detail());
  }

  private ObjectNode accessToken(TokenPlan plan) {
    var json = Json.object();
    switch (plan.access()) {
      case TokenPlan.Jwt jwt -> {
        json.put("format", "jwt").put("alg", jwt.algorithm().name()).put("typ", jwt.typ());
        json.set("claims", jwt.claims());
      }
      case TokenPlan.Opaque ignored ->
          json.put("format", "opaque").putNull("alg").putNull("typ").putNull("claims");
    }
    json.put("lifetime", plan.access().lifetime()).put("length", previews.accessTokenLength(plan));
    json.set("provenance", provenance(plan, Reason.ACCESS));
    return json;
  }

  private @Nullable ObjectNode idToken(TokenPlan plan) {
    if (plan.idClaims() == null) {
      return null;
    }
    var json = Json.object();
    json.set("claims", plan.idClaims());
    json.put("length", previews.idTokenLength(plan));
    json.set("provenance", provenance(plan, Reason.ID));
    return json;
  }

  private static ArrayNode provenance(TokenPlan plan, String token) {
    var array = Json.array();
    for (var reason : plan.reasons()) {
      if (reason.decision() == Decision.KEPT && reason.subject().startsWith(token)) {
        array.add(
            Json.object()
                .put("claim", reason.subject().substring(token.length()))
                .put("rule", reason.rule())
                .put("reason", reason.text()));
      }
    }
    return array;
  }

  private static boolean aboutClaims(Reason reason) {
    return reason.subject().startsWith(Reason.ACCESS) || reason.subject().startsWith(Reason.ID);
  }

  private static ArrayNode decisions(@Nullable TokenPlan plan) {
    var array = Json.array();
    for (var reason : reasons(plan)) {
      if (reason.decision() == Decision.KEPT && !aboutClaims(reason)) {
        array.add(decision(reason));
      }
    }
    return array;
  }

  private static List<Reason> reasons(@Nullable TokenPlan plan) {
    return plan == null ? List.of() : plan.reasons();
  }

  private static ObjectNode decision(Reason reason) {
    return Json.object()
        .put("subject", reason.subject())
        .put("rule", reason.rule())
        .put("reason", reason.text());
  }

  private ArrayNode dropped(@Nullable TokenPlan plan) {
    var array = Json.array();
    var api = plan != null && plan.access() instanceof TokenPlan.Jwt jwt ? jwt.api() : null;
    for (var reason : reasons(plan)) {
      if (reason.decision() == Decision.DROPPED) {
        var roles = roles(reason, api);
        var json = decision(reason).put("fix", Remedies.of(reason, api, roles).orElse(null));
        json.set("roles", Json.array(roles));
        array.add(json);
      }
    }
    return array;
  }

  private List<String> roles(Reason reason, @Nullable ResourceServer api) {
    return api == null || !reason.rule().equals("scope.not-permitted")
        ? List.of()
        : previews.rolesWith(
            outcome.request(),
            new Permission(api.identifier(), reason.subject().substring(Reason.SCOPE.length())));
  }

  private ArrayNode prompts() {
    var array = Json.array();
    var consent = outcome.consent();
    if (consent == null) {
      return array;
    }
    array.add(
        prompt("login", true, "login.session", List.of())
            .put("reason", "Unless the browser has a session already"));
    var redirect = outcome.programs().redirect();
    if (redirect != null) {
      array.add(
          prompt("redirect", true, "program.redirect", List.of())
              .put(
                  "reason",
                  "A program sends the user to "
                      + redirect
                      + "; what programs do when they are back is not known here"));
    }
    array.add(
        prompt("consent", consent.asks(), consent.rule(), List.copyOf(consent.missing()))
            .put("reason", consent.text()));
    return array;
  }

  private static ObjectNode prompt(String name, boolean shown, String rule, List<String> scopes) {
    var json = Json.object().put("prompt", name).put("shown", shown).put("rule", rule);
    json.set("scopes", Json.array(scopes));
    return json;
  }

  private static ObjectNode size(ObjectNode preview) {
    long access = Json.number(Json.child(preview, "access_token"), "length", 0);
    long id = Json.number(Json.child(preview, "id_token"), "length", 0);
    long bytes = Math.max(access, id);
    return Json.object().put("bytes", bytes).put("budget", BUDGET).put("within", bytes <= BUDGET);
  }
}
